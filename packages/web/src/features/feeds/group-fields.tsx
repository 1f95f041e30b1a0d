import { Button, NativeSelect } from '@mantine/core';
import type { Person } from '@weft/contract/people.ts';
import { Plus } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './builder.module.css';
import { type Draft, type DraftFilter, newFilter } from './draft.ts';
import { FilterRow } from './filter-row.tsx';

type Group = Draft['groups'][number];

interface GroupFieldsProps {
  readonly group: Group;
  readonly number: number;
  /** How many filters stand in the groups before. */
  readonly before: number;
  readonly wrongAt: (index: number) => string | undefined;
  readonly people: readonly Person[];
  readonly onPeople: (people: readonly Person[]) => void;
  readonly onChange: (group: Group) => void;
}

/** Filters that belong together. Without its last one a group is gone. */
export function GroupFields({ group, number, before, wrongAt, onChange, ...people }: GroupFieldsProps) {
  const t = useT();
  const { operator, filters } = group;
  const become = (next: DraftFilter[]) => onChange({ ...group, filters: next });
  return (
    <fieldset className={classes.group}>
      <legend>{t('feeds.group', { number })}</legend>
      {filters.length > 1 && (
        <NativeSelect
          label={t('feeds.inGroup', { number })}
          value={operator}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...group, operator: value === 'OR' ? 'OR' : 'AND' })
          }
          data={(['AND', 'OR'] as const).map((one) => ({ value: one, label: t(`feeds.operator.${one}`) }))}
        />
      )}
      {filters.map((filter, index) => (
        <FilterRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a filter is its place in the group, and nothing but its type is kept in it
          key={`${filter.type} ${index}`}
          filter={filter}
          number={before + index + 1}
          wrong={wrongAt(index)}
          onChange={(changed) => become(filters.map((one, at) => (at === index ? changed : one)))}
          onRemove={() => become(filters.filter((_, at) => at !== index))}
          {...people}
        />
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={16} aria-hidden />}
          aria-label={t('feeds.addFilterTo', { number })}
          onClick={() => become([...filters, newFilter('tag')])}
        >
          {t('feeds.addFilter')}
        </Button>
      </div>
    </fieldset>
  );
}
