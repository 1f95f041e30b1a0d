import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useKeys } from '../keys/keys-provider.tsx';
import { paneWidths, usePaneWidth } from './pane-width.ts';
import classes from './side-pane.module.css';

interface SidePaneProps {
  readonly title: string;
  readonly onClose: () => void;
  /** It was there before anybody asked for it: the focus stays where it is. */
  readonly standing?: boolean;
  /** The content takes the whole of the pane and scrolls by itself. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

/** Beside what one reads, never over it; on a phone the one pane that is shown. */
export function SidePane({ title, onClose, standing = false, fill = false, children }: SidePaneProps) {
  const t = useT();
  const titleId = useId();
  const heading = useFocusThere(standing);
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
      <div className={fill ? classes.fill : classes.content}>{children}</div>
    </aside>
  );
}

/**
 * The focus goes to what was opened, unless something in it has taken it already; and back to what opened it. A page that
 * comes up with it open moves nothing.
 */
function useFocusThere(standing: boolean) {
  const there = useRef<HTMLHeadingElement>(null);
  const [from] = useState(() => (standing ? null : document.activeElement));
  useEffect(() => {
    if (!(from instanceof HTMLElement) || from === document.body) return;
    const pane = there.current?.parentElement?.parentElement;
    if (!pane?.contains(document.activeElement)) there.current?.focus({ preventScroll: true });
    return () => {
      if (from.isConnected) from.focus({ preventScroll: true });
    };
  }, [from]);
  return there;
}
