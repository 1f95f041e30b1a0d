import { Search } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import classes from './what-to-search.module.css';

const ways = ['words', 'phrase', 'without', 'or', 'filters'] as const;
const examples = {
  words: 'moon dust',
  phrase: '"moon dust"',
  without: 'moon -dust',
  or: 'moon or mars',
  filters: 'dust from:me',
} as const;

/** Before anything is typed: what can be, and what it finds. */
export function WhatToSearch() {
  const t = useT();
  return (
    <div className={classes.empty}>
      <EmptyState icon={Search} title={t('search.empty')}>
        {t('search.emptyHint')}
      </EmptyState>
      <dl className={classes.ways}>
        {ways.map((way) => (
          <div key={way} className={classes.way}>
            <dt>
              <code>{examples[way]}</code>
            </dt>
            <dd>{t(`search.way.${way}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
