import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './dialog-heading.module.css';

export function DialogHeading({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const t = useT();
  return (
    <header className={classes.heading}>
      <h2 className={classes.title}>{children}</h2>
      <ActionIcon onClick={onClose} aria-label={t('shared.close')}>
        <X size={20} aria-hidden />
      </ActionIcon>
    </header>
  );
}
