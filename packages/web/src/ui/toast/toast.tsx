import { ActionIcon, Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './toast.module.css';

export interface ToastContent {
  readonly text: string;
  readonly undo?: () => void;
  /** It is too late to undo it. */
  readonly gone?: () => void;
}

interface ToastProps {
  readonly toast: ToastContent;
  readonly onGone: (undone?: boolean) => void;
}

const shownMs = 6000;
/** To take something back one has to have read what happened, and to get there. */
const undoMs = 8000;

/** Goes by itself, but not while somebody points at it or has the focus in it. */
export function Toast({ toast, onGone }: ToastProps) {
  const t = useT();
  const [held, setHeld] = useState(false);
  const gone = useEffectEvent(onGone);
  const hasUndo = toast.undo !== undefined;

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => gone(), hasUndo ? undoMs : shownMs);
    return () => clearTimeout(timer);
  }, [held, hasUndo]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while it is looked at
    <div
      className={classes.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className={classes.text}>{toast.text}</p>
      {toast.undo !== undefined && (
        <Button
          variant="subtle"
          onClick={() => {
            toast.undo?.();
            onGone(true);
          }}
        >
          {t('shared.undo')}
        </Button>
      )}
      <ActionIcon onClick={() => onGone()} aria-label={t('shared.close')}>
        <X size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
