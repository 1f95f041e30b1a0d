import { ActionIcon } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './composer.module.css';

interface AttachButtonProps {
  readonly size: number;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Files from this device, by the browser's own way of choosing them. */
export function AttachButton({ size, onFiles }: AttachButtonProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ActionIcon
        size={size}
        className={classes.attach ?? ''}
        aria-label={t('files.attach')}
        onClick={() => input.current?.click()}
      >
        <Paperclip size={18} aria-hidden />
      </ActionIcon>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
