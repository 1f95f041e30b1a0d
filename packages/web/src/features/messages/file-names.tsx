import type { Attachment } from '@weft/contract/media.ts';
import { Paperclip } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './message-files.module.css';

/** That files hang on it, where a message is only shown in short. */
export function FileNames({ files }: { files: readonly Attachment[] }) {
  const t = useT();
  if (files.length === 0) return null;
  return (
    <p className={classes.detail}>
      <Paperclip size={14} aria-hidden />{' '}
      {files.map(({ name }) => (name === '' ? t('storage.unnamed') : name)).join(', ')}
    </p>
  );
}
