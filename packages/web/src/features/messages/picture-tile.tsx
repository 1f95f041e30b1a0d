import { useT } from '../../i18n/language-provider.tsx';
import classes from './message-files.module.css';

interface PictureTileProps {
  readonly file: { readonly name: string; readonly width: number | null; readonly height: number | null };
  readonly source: string;
  /** The only one: it may be larger. */
  readonly alone: boolean;
  readonly moving?: boolean;
  readonly onOpen?: () => void;
}

const largest = { alone: { width: 360, height: 300 }, together: { width: 240, height: 150 } } as const;

/** A picture that takes the room of its shape before it is there. */
export function PictureTile({ file, source, alone, moving = false, onOpen }: PictureTileProps) {
  const t = useT();
  const name = file.name === '' ? t('storage.unnamed') : file.name;
  const width = file.width ?? 320;
  const height = file.height ?? 240;
  const most = largest[alone ? 'alone' : 'together'];
  const scale = Math.min(1, most.width / width, most.height / height);
  const shape = { width: Math.max(48, Math.round(width * scale)), aspectRatio: `${width} / ${height}` };
  const picture = <img className={classes.image} src={source} alt={name} loading="lazy" decoding="async" />;
  if (onOpen === undefined)
    return (
      <span className={classes.picture} style={shape}>
        {picture}
      </span>
    );
  return (
    <button
      type="button"
      className={classes.picture}
      style={shape}
      aria-label={t('files.openNamed', { name })}
      onClick={onOpen}
    >
      {picture}
      {moving && (
        <span className={classes.moving} aria-hidden>
          GIF
        </span>
      )}
    </button>
  );
}
