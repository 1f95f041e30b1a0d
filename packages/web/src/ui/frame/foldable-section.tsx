import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { readKept, writeKept } from '../kept.ts';
import classes from './foldable-section.module.css';

interface FoldableSectionProps {
  readonly id: string;
  readonly title?: string | undefined;
  /** A small button at the end of the title's line. */
  readonly action?: ReactNode;
  /** What stays to be seen when it is folded. */
  readonly always?: ReactNode;
  readonly children: ReactNode;
}

/** A group of places under a title that folds it; this device remembers how it was left. */
export function FoldableSection({ id, title, action, always, children }: FoldableSectionProps) {
  const kept = `folded.${id}`;
  const [folded, setFolded] = useState(() => readKept(kept) === 'yes');
  if (title === undefined) return <div className={classes.section}>{children}</div>;

  const toggle = () => {
    setFolded(!folded);
    writeKept(kept, folded ? undefined : 'yes');
  };
  return (
    <div className={classes.section}>
      <div className={classes.head}>
        <button type="button" className={classes.title} aria-expanded={!folded} onClick={toggle}>
          <ChevronDown size={14} aria-hidden />
          {title}
        </button>
        {action}
      </div>
      {folded ? always : children}
    </div>
  );
}
