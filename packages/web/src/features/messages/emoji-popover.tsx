import { Popover } from '@mantine/core';
import { lazy, type ReactElement, Suspense } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Skeleton } from '../../ui/state/skeleton.tsx';
import classes from './emoji-popover.module.css';

const EmojiPicker = lazy(() => import('../../ui/emoji/emoji-picker.tsx'));

interface EmojiPopoverProps {
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  readonly onChosen: (emoji: string) => void;
  readonly children: ReactElement;
}

/** All emoji beside the button that asks for them; the list comes when it is opened. */
export function EmojiPopover({ opened, onChange, onChosen, children }: EmojiPopoverProps) {
  const t = useT();
  return (
    <Popover opened={opened} onChange={onChange} position="bottom-end" returnFocus>
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ''} aria-label={t('emoji.title')}>
        {opened && (
          <Suspense fallback={<Skeleton lines={5} />}>
            <EmojiPicker
              onChosen={(emoji) => {
                onChange(false);
                onChosen(emoji);
              }}
            />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
