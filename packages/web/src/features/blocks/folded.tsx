import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useIsBlocked } from './blocks.ts';
import classes from './folded.module.css';

interface FoldedByProps {
  readonly authorId: string;
  readonly children: ReactNode;
}

/** What somebody said whom one has blocked stays out of sight until one wants to see it. */
export function FoldedBy({ authorId, children }: FoldedByProps) {
  const blocked = useIsBlocked(authorId);
  const [shown, setShown] = useState(false);
  return blocked && !shown ? <Folded onShow={() => setShown(true)} /> : children;
}

/** Stands where the words would, for whoever folds more than words. */
export function Folded({ onShow }: { onShow: () => void }) {
  const t = useT();
  return (
    <button type="button" className={classes.folded} onClick={onShow}>
      {t('blocks.folded')} <span className={classes.show}>{t('blocks.show')}</span>
    </button>
  );
}
