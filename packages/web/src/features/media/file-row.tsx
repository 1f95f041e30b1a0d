import { Button } from '@mantine/core';
import type { Media, MediaType } from '@weft/contract/media.ts';
import { FileText, Film, ImageIcon, Music } from 'lucide-react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { bytesInWords } from '../../ui/amount/bytes.ts';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import classes from './file-row.module.css';
import { fileAddress, thumbnailAddress } from './media.ts';

const icons = { image: ImageIcon, gif: ImageIcon, video: Film, audio: Music, document: FileText } as const;

/** One file: what it is, what uses it, or until when it is kept. */
export function FileRow({ file, onRemove }: { file: Media; onRemove: () => void }) {
  const { t, locale } = useLanguage();
  const { id, type, bytes, heldBy, goesAt } = file;
  const name = file.name === '' ? t('storage.unnamed') : file.name;
  return (
    <li className={classes.file}>
      <Face id={id} type={type} thumbnail={file.thumbnail} />
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

function Face({ id, type, thumbnail }: { id: string; type: MediaType; thumbnail: boolean }) {
  if (thumbnail)
    return <img className={classes.face} src={thumbnailAddress(id)} alt="" loading="lazy" decoding="async" />;
  const Icon = icons[type];
  return (
    <span className={classes.face}>
      <Icon size={20} aria-hidden />
    </span>
  );
}
