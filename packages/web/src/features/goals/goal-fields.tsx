import { Textarea, TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import { useT } from '../../i18n/language-provider.tsx';

export const goalFields = ['title', 'description', 'targetDate'] as const;

interface Field {
  readonly name: string;
  readonly value: string;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
  readonly error: string | undefined;
}

interface GoalFieldsProps {
  readonly form: { field(name: (typeof goalFields)[number]): Field };
  readonly first: RefObject<HTMLInputElement | null>;
}

/** What a goal says of itself. */
export function GoalFields({ form, first }: GoalFieldsProps) {
  const t = useT();
  const optional = (words: string) => `${words} (${t('account.optional')})`;
  return (
    <>
      <TextInput {...form.field('title')} label={t('goals.name')} autoComplete="off" ref={first} />
      <Textarea
        {...form.field('description')}
        label={optional(t('goals.description'))}
        description={t('goals.descriptionHint')}
        rows={3}
        resize="vertical"
      />
      <TextInput {...form.field('targetDate')} type="date" label={optional(t('goals.targetDate'))} />
    </>
  );
}
