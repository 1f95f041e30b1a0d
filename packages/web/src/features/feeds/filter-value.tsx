import { NativeSelect, TextInput } from '@mantine/core';
import { measures } from '@weft/contract/custom-feeds.ts';
import type { Person } from '@weft/contract/people.ts';
import { postTypes } from '@weft/contract/posts.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { AuthorsField } from './authors-field.tsx';
import { Choices } from './choices.tsx';
import type { DraftFilter } from './draft.ts';
import { NumberField } from './number-field.tsx';

interface FilterValueProps {
  readonly filter: DraftFilter;
  readonly people: readonly Person[];
  readonly onPeople: (people: readonly Person[]) => void;
  readonly onChange: (value: string[]) => void;
}

export function FilterValue({ filter, people, onPeople, onChange }: FilterValueProps) {
  const t = useT();
  const { type, value } = filter;
  switch (type) {
    case 'post_type':
      return (
        <Choices
          label={t('feeds.type')}
          value={value}
          onChange={onChange}
          choices={postTypes.map((one) => ({ value: one, label: t(`feeds.kind.${one}`) }))}
        />
      );
    case 'author':
      return <AuthorsField value={value} people={people} onPeople={onPeople} onChange={onChange} />;
    case 'tag':
      return <TagsField value={value} onChange={onChange} />;
    case 'date_range':
      return <TimeFields value={value} onChange={onChange} />;
    case 'engagement':
      return <CountFields value={value} onChange={onChange} />;
  }
}

interface FieldProps {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

const tagsIn = (text: string) =>
  text
    .split(/[,\s]+/)
    .map((tag) => tag.replace(/^#+/, ''))
    .filter((tag) => tag !== '');

/** What is typed stays as it is typed; what is meant is read out of it. */
function TagsField({ value, onChange }: FieldProps) {
  const t = useT();
  const [text, setText] = useState(value.join(', '));
  return (
    <TextInput
      label={t('feeds.tagField')}
      value={text}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange(tagsIn(currentTarget.value).slice(0, 20));
      }}
    />
  );
}

function TimeFields({ value, onChange }: FieldProps) {
  const t = useT();
  const several = value.length > 1;
  return value.map((one, index) => {
    const label = several ? (index === 0 ? t('feeds.from') : t('feeds.to')) : t('feeds.days');
    const become = (next: string) => onChange(value.map((old, at) => (at === index ? next : old)));
    return (
      <TimeField key={label} label={label} value={one} days={!several} last={index === 1} onChange={become} />
    );
  });
}

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly days: boolean;
  /** Until the end of that day. */
  readonly last: boolean;
  readonly onChange: (value: string) => void;
}

function TimeField({ label, value, days, last, onChange }: TimeFieldProps) {
  if (days && /^\d*d?$/.test(value))
    return (
      <NumberField
        label={label}
        value={value.replace('d', '')}
        onChange={(next) => onChange(next === '' ? '' : `${Number(next)}d`)}
      />
    );
  return (
    <TextInput
      type="date"
      label={label}
      value={dayOf(value)}
      onChange={({ currentTarget: { value: next } }) =>
        onChange(next === '' ? '' : `${next}T${last ? '23:59:59.999' : '00:00:00.000'}Z`)
      }
    />
  );
}

function dayOf(value: string): string {
  const back = /^(\d+)d$/.exec(value)?.[1];
  const at = back === undefined ? new Date(value) : new Date(Date.now() - Number(back) * 86_400_000);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10);
}

function CountFields({ value: [measure = 'likes', ...counts], onChange }: FieldProps) {
  const t = useT();
  return (
    <>
      <NativeSelect
        label={t('feeds.measure')}
        value={measure}
        onChange={({ currentTarget }) => onChange([currentTarget.value, ...counts])}
        data={measures.map((one) => ({ value: one, label: t(`feeds.measure.${one}`) }))}
      />
      {counts.map((count, index) => (
        <NumberField
          key={String(index)}
          label={counts.length === 1 ? t('feeds.count') : index === 0 ? t('feeds.from') : t('feeds.to')}
          value={count}
          onChange={(next) => onChange([measure, ...counts.map((old, at) => (at === index ? next : old))])}
        />
      ))}
    </>
  );
}
