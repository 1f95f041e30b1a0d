import type { Attachment } from '@weft/contract/media.ts';
import { Download, FileText } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { bytesInWords } from '../../ui/amount/bytes.ts';
import { fileAddress, thumbnailAddress } from '../media/media.ts';
import classes from './message-files.module.css';
import { PictureTile } from './picture-tile.tsx';

const Lightbox = lazy(() => import('./lightbox.tsx'));

/** What hangs on a message: pictures in their shape, players for what is heard or seen, documents to be taken along. */
export function MessageFiles({ files }: { files: readonly Attachment[] }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState<number>();
  if (files.length === 0) return null;
  const pictures = files.filter(isPicture);
  const others = files.filter((file) => !isPicture(file));
  return (
    <div className={classes.files}>
      {pictures.length > 0 && (
        <ul className={classes.pictures} aria-label={t('files.pictures')}>
          {pictures.map((file, at) => (
            <li key={file.id}>
              <PictureTile
                file={file}
                alone={pictures.length === 1}
                // A picture that is moving moves when it is opened, and not while one reads.
                source={file.thumbnail ? thumbnailAddress(file.id) : fileAddress(file.id)}
                moving={file.type === 'gif'}
                onOpen={() => setOpen(at)}
              />
            </li>
          ))}
        </ul>
      )}
      {others.map((file) => (
        <Other key={file.id} file={file} />
      ))}
      {open !== undefined && (
        <Suspense fallback={null}>
          <Lightbox pictures={pictures} beginAt={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </div>
  );
}

const isPicture = ({ type }: Attachment) => type === 'image' || type === 'gif';

function Other({ file: { id, type, name: given, bytes } }: { file: Attachment }) {
  const { t, locale } = useLanguage();
  const name = given === '' ? t('storage.unnamed') : given;
  if (type === 'video')
    return (
      // biome-ignore lint/a11y/useMediaCaption: what somebody recorded comes without captions
      <video
        className={classes.video}
        src={fileAddress(id)}
        controls
        playsInline
        preload="metadata"
        aria-label={name}
      />
    );
  if (type === 'audio')
    return (
      <figure className={classes.recording}>
        <figcaption className={classes.detail}>
          {name} · {bytesInWords(bytes, locale)}
        </figcaption>
        {/* biome-ignore lint/a11y/useMediaCaption: what somebody recorded comes without captions */}
        <audio className={classes.audio} src={fileAddress(id)} controls preload="none" aria-label={name} />
      </figure>
    );
  return (
    <a className={classes.document} href={fileAddress(id)} download={name}>
      <span className={classes.sign}>
        <FileText size={20} aria-hidden />
      </span>
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        <span className={classes.detail}>{bytesInWords(bytes, locale)}</span>
      </span>
      <Download size={18} aria-hidden />
    </a>
  );
}
