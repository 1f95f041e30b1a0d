import { Button } from '@mantine/core';
import type { Media } from '@weft/contract/media.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { bytesInWords } from '../../ui/amount/bytes.ts';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { FileFace } from './file-face.tsx';
import classes from './file-row.module.css';
import { fileAddress, thumbnailAddress } from './media.ts';

/** One file: what it is, what uses it, or until when it is kept. */
export function FileRow({ file, onRemove }: { file: Media; onRemove: () => void }) {
  const { t, locale } = useLanguage();
  const { id, type, bytes, heldBy, goesAt } = file;
  const name = file.name === '' ? t('storage.unnamed') : file.name;
  return (
    <li className={classes.file}>
      <FileFace type={type} picture={file.thumbnail ? thumbnailAddress(id) : undefined} />
      <div className={classes.words}>
        <a className={classes.name} href={fileAddress(id)} target="_blank" rel="noreferrer">
          {name}
        </a>
        <p className={classes.detail}>
          {bytesInWords(bytes, locale)} · {heldBy !== null && t(`storage.heldBy.${heldBy}`)}
          {goesAt !== null && (
            <>
              {t('storage.loose')} <RelativeTime at={goesAt} />
            </>
          )}
        </p>
      </div>
      {heldBy === null && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('storage.removeNamed', { name })}
          onClick={onRemove}
        >
          {t('storage.remove')}
        </Button>
      )}
    </li>
  );
}
