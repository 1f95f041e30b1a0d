import { Button } from '@mantine/core';
import type { Draft } from '@weft/contract/drafts.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import classes from './draft-conflict.module.css';

interface DraftConflictProps {
  readonly mine: string;
  readonly theirs: Pick<Draft, 'content' | 'savedAt'>;
  readonly onChoose: (which: 'mine' | 'theirs' | 'both') => void;
}

/** The same place was written in on two devices: both texts, and nothing is overwritten before one has chosen. */
export function DraftConflict({ mine, theirs, onChoose }: DraftConflictProps) {
  const t = useT();
  return (
    <section className={classes.conflict} role="alert" aria-label={t('drafts.conflict')}>
      <p className={classes.title}>{t('drafts.conflict')}</p>
      <div className={classes.texts}>
        <figure className={`${classes.text} ${classes.mine}`}>
          <figcaption className={classes.whose}>{t('drafts.here')}</figcaption>
          <p className={classes.words}>{mine === '' ? t('drafts.noText') : mine}</p>
        </figure>
        <figure className={classes.text}>
          <figcaption className={classes.whose}>
            {t('drafts.there')} <RelativeTime at={theirs.savedAt} />
          </figcaption>
          <p className={classes.words}>{theirs.content === '' ? t('drafts.noText') : theirs.content}</p>
        </figure>
      </div>
      <div className={classes.choice}>
        <Button size="compact-sm" variant="default" onClick={() => onChoose('mine')}>
          {t('drafts.useHere')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onChoose('theirs')}>
          {t('drafts.useThere')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onChoose('both')}>
          {t('drafts.useBoth')}
        </Button>
      </div>
    </section>
  );
}
