import type { StorageUse } from '@weft/contract/media.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { bytesInWords } from '../../ui/amount/bytes.ts';
import classes from './storage-bar.module.css';

interface StorageBarProps {
  readonly use: Omit<StorageUse, 'files' | 'maxFileBytes'>;
  /** What is said when nothing fits any more. */
  readonly full: string;
}

/** What is used of what one has, by kind. The legend says in words whatever the bar says by length. */
export function StorageBar({ use, full }: StorageBarProps) {
  const { t, locale } = useLanguage();
  const { quotaBytes, usedBytes, reservedBytes, byKind, tier } = use;
  const words = (bytes: number) => bytesInWords(bytes, locale);
  const parts = [
    ['images', byKind.images, t('storage.images')],
    ['videos', byKind.videos, t('storage.videos')],
    ['audio', byKind.audio, t('storage.audio')],
    ['other', byKind.other, t('storage.other')],
    ['reserved', reservedBytes, t('storage.reserved')],
  ] as const;
  const shown = parts.filter(([kind, bytes]) => bytes > 0 || kind !== 'reserved');
  // A quota can be lowered below what is used: the bar is full then, not longer than itself.
  const whole = Math.max(quotaBytes, usedBytes + reservedBytes);
  // What is there is seen, however little it is.
  const widths = shown.map(([, bytes]) => (bytes === 0 ? 0 : Math.max(4, (1000 * bytes) / whole)));
  const sum = t('storage.used', { used: words(usedBytes), quota: words(quotaBytes) });

  return (
    <div className={classes.storage}>
      <p className={classes.sum}>
        {sum} <span className={classes.tier}>{t('storage.tier', { tier })}</span>
      </p>
      <svg
        className={classes.bar}
        role="img"
        aria-label={sum}
        preserveAspectRatio="none"
        viewBox="0 0 1000 1"
      >
        <rect className={classes.room} width={1000} height={1} />
        {shown.map(([kind], index) => (
          <rect
            key={kind}
            className={classes.part}
            data-kind={kind}
            x={widths.slice(0, index).reduce((before, width) => before + width, 0)}
            width={widths[index]}
            height={1}
          />
        ))}
      </svg>
      <ul className={classes.legend}>
        {shown.map(([kind, bytes, name]) => (
          <li key={kind} className={classes.entry}>
            <span className={classes.swatch} data-kind={kind} aria-hidden />
            {name} <span className={classes.bytes}>{words(bytes)}</span>
          </li>
        ))}
      </ul>
      {usedBytes + reservedBytes >= quotaBytes && <p className={classes.full}>{full}</p>}
    </div>
  );
}
