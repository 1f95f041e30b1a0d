import { VisuallyHidden } from '@mantine/core';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './skeleton.module.css';

/** Grey lines where text will be. They appear after 200 ms: what comes sooner should not flicker. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useT();
  return (
    <div className={classes.skeleton} role="status">
      <VisuallyHidden>{t('shared.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same and stay where they are
        <div key={line} className={classes.line} />
      ))}
    </div>
  );
}
