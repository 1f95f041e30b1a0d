import { ActionIcon, NativeSelect } from '@mantine/core';
import { type FilterType, filterTypes } from '@weft/contract/custom-feeds.ts';
import type { Person } from '@weft/contract/people.ts';
import { X } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './builder.module.css';
import { comparisonsOf, keyOf, withComparison } from './comparisons.ts';
import { type DraftFilter, newFilter } from './draft.ts';
import { FilterValue } from './filter-value.tsx';

interface FilterRowProps {
  readonly filter: DraftFilter;
  /** Counted through all groups, so that each control has a name of its own. */
  readonly number: number;
  /** What is wrong with it, in words. */
  readonly wrong: string | undefined;
  readonly people: readonly Person[];
  readonly onPeople: (people: readonly Person[]) => void;
  readonly onChange: (filter: DraftFilter) => void;
  readonly onRemove: () => void;
}

/** One condition: what it looks at, how it compares, and with what. */
export function FilterRow({ filter, number, wrong, onChange, onRemove, ...people }: FilterRowProps) {
  const t = useT();
  return (
    <div className={classes.filter}>
      <NativeSelect
        aria-label={t('feeds.filterType', { number })}
        value={filter.type}
        onChange={({ currentTarget: { value } }) => onChange(newFilter(value as FilterType))}
        data={filterTypes.map((one) => ({ value: one, label: t(`feeds.filter.${one}`) }))}
      />
      <NativeSelect
        aria-label={t('feeds.filterOperator', { number })}
        value={keyOf(filter)}
        onChange={({ currentTarget: { value } }) => onChange(withComparison(filter, value))}
        data={comparisonsOf(filter).map(({ key, words }) => ({ value: key, label: t(words) }))}
      />
      <ActionIcon size="lg" aria-label={t('feeds.removeFilter', { number })} onClick={onRemove}>
        <X size={18} aria-hidden />
      </ActionIcon>
      <div className={classes.value}>
        <FilterValue filter={filter} onChange={(value) => onChange({ ...filter, value })} {...people} />
      </div>
      {wrong !== undefined && (
        <p className={classes.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
