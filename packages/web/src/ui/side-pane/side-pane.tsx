import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useKeys } from '../keys/keys-provider.tsx';
import { paneWidths, usePaneWidth } from './pane-width.ts';
import classes from './side-pane.module.css';

interface SidePaneProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Beside what one reads, never over it; on a phone the one pane that is shown. */
export function SidePane({ title, onClose, children }: SidePaneProps) {
  const t = useT();
  const titleId = useId();
  const heading = useFocusThere();
  const { width, edge } = usePaneWidth();
  useKeys([{ keys: 'Escape', label: 'keys.escape', group: 'lists', run: onClose }]);

  return (
    <aside className={classes.pane} aria-labelledby={titleId} style={{ '--pane-width': `${width}px` }}>
      {/* biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved */}
      <div
        className={classes.edge}
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('frame.resize')}
        aria-valuenow={width}
        aria-valuemin={paneWidths.least}
        aria-valuemax={paneWidths.most}
        {...edge}
      />
      <header className={classes.heading}>
        <h2 ref={heading} id={titleId} className={classes.title} tabIndex={-1}>
          {title}
        </h2>
        <ActionIcon onClick={onClose} aria-label={t('shared.close')}>
          <X size={20} aria-hidden />
        </ActionIcon>
      </header>
      <div className={classes.content}>{children}</div>
    </aside>
  );
}

/** The focus goes to what was opened, and back to what opened it. A page that comes up with it open moves nothing. */
function useFocusThere() {
  const there = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    if (!(from instanceof HTMLElement) || from === document.body) return;
    there.current?.focus({ preventScroll: true });
    return () => {
      if (from.isConnected) from.focus({ preventScroll: true });
    };
  }, []);
  return there;
}
