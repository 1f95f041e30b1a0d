import { ActionIcon } from '@mantine/core';
import { ChevronLeft, ChevronUp, RotateCw, X } from 'lucide-react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { bytesInWords } from '../../ui/amount/bytes.ts';
import { FileFace } from '../media/file-face.tsx';
import { thumbnailAddress } from '../media/media.ts';
import { type ChosenFile, type UploadState, useUploads } from '../media/uploads.ts';
import classes from './composer-files.module.css';
import { mayHeal, uploadWords } from './upload-words.ts';
import { useTouch } from './use-touch.ts';

interface ComposerFilesProps {
  readonly files: readonly ChosenFile[];
  readonly onRemove?: ((id: string) => void) | undefined;
  /** One place further to the front. */
  readonly onForward?: ((id: string) => void) | undefined;
}

/** What hangs on what is being written, or is on its way: each with how far it is, or why it does not go on. */
export function ComposerFiles({ files, onRemove, onForward }: ComposerFilesProps) {
  const { t } = useLanguage();
  const uploads = useUploads();
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('files.attached')}>
      {files.map((file, at) => (
        <Chip
          key={file.id}
          file={file}
          upload={uploads.stateOf(file)}
          preview={uploads.previewOf(file)}
          onRetry={() => uploads.retry([file])}
          onRemove={onRemove}
          onForward={at > 0 ? onForward : undefined}
        />
      ))}
    </ul>
  );
}

interface ChipProps extends Pick<ComposerFilesProps, 'onRemove' | 'onForward'> {
  readonly file: ChosenFile;
  readonly upload: UploadState;
  readonly preview: string | undefined;
  readonly onRetry: () => void;
}

function Chip({ file, upload, preview, onRetry, onRemove, onForward }: ChipProps) {
  const { t, locale } = useLanguage();
  const { state, share, code } = upload;
  const name = file.name === '' ? t('storage.unnamed') : file.name;
  const touch = useTouch();
  const size = touch ? 40 : 28;
  const stopped = state === 'waits' || state === 'failed';
  return (
    <li className={classes.file} data-state={state}>
      <Face file={file} preview={preview} />
      <div className={classes.words}>
        <p className={classes.name} title={name}>
          {name}
        </p>
        {state === 'sending' ? (
          <progress
            className={classes.progress}
            value={share}
            max={1}
            aria-label={t('files.sending', { name })}
          />
        ) : (
          <p className={classes.detail} role={stopped ? 'alert' : undefined}>
            {stopped ? uploadWords(upload, t) : bytesInWords(file.bytes, locale)}
          </p>
        )}
      </div>
      <div className={classes.acts}>
        {stopped && mayHeal(code) && (
          <ActionIcon size={size} aria-label={t('files.retryNamed', { name })} onClick={onRetry}>
            <RotateCw size={16} aria-hidden />
          </ActionIcon>
        )}
        {onForward !== undefined && (
          <ActionIcon
            size={size}
            aria-label={t('files.forwardNamed', { name })}
            onClick={() => onForward(file.id)}
          >
            {touch ? <ChevronUp size={16} aria-hidden /> : <ChevronLeft size={16} aria-hidden />}
          </ActionIcon>
        )}
        {onRemove !== undefined && (
          <ActionIcon
            size={size}
            aria-label={t(state === 'sending' ? 'files.cancelNamed' : 'files.removeNamed', { name })}
            onClick={() => onRemove(file.id)}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
    </li>
  );
}

/** A picture as one sees it already, or the sign of what it is. */
function Face({ file, preview }: { file: ChosenFile; preview: string | undefined }) {
  const [kind] = file.mimeType.split('/');
  const type = kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'document';
  const kept = kind === 'image' && file.mediaId !== undefined ? thumbnailAddress(file.mediaId) : undefined;
  return <FileFace type={type} picture={preview ?? kept} />;
}
