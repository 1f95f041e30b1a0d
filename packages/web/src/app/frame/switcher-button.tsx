import { ActionIcon } from '@mantine/core';
import { Search } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './switcher-button.module.css';

/** The quick switcher for those without a keyboard. On wide screens the sidebar has it. */
export function SwitcherButton({ onOpen }: { onOpen: () => void }) {
  const t = useT();
  return (
    <ActionIcon className={classes.button ?? ''} size={44} onClick={onOpen} aria-label={t('switcher.title')}>
      <Search size={20} aria-hidden />
    </ActionIcon>
  );
}
