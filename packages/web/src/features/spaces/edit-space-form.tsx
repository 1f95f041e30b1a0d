import { Button, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type Space, updateSpace } from '@weft/contract/spaces.ts';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import classes from '../../ui/form/form.module.css';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { SpaceReadersField } from './space-readers-field.tsx';
import { putSpace } from './spaces.ts';

interface EditSpaceFormProps {
  readonly space: Space;
  readonly onSaved: (space: Space) => void;
  /** What else one may do with it, in the line of its button. */
  readonly ways: ReactNode;
}

/** What it is called and what belongs there; for those who may say so, who reads it. */
export function EditSpaceForm({ space, onSaved, ways }: EditSpaceFormProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const { id: spaceId, name, slug, description, visibility, may } = space;
  const form = useForm({
    initial: { name, slug, description, visibility: visibility as string },
    schema: bodyOf(updateSpace),
    toBody: ({ visibility: readers, ...words }) => (may.manage ? { ...words, visibility: readers } : words),
    submit: async (body) => {
      const answer = await api.call(updateSpace, { params: { spaceId }, body });
      putSpace(queryClient, answer.space);
      onSaved(answer.space);
    },
    wrongFormat: { slug: 'field.channelSlug' },
    fieldOfCode: { space_slug_taken: 'slug' },
  });

  return (
    <form {...form.props} className={classes.form}>
      <TextInput {...form.field('name')} label={t('spaces.name')} autoComplete="off" />
      <TextInput
        {...form.field('slug')}
        label={t('spaces.slug')}
        description={t('spaces.slugChangeHint')}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <Textarea {...form.field('description')} label={t('spaces.description')} rows={2} resize="vertical" />
      {may.manage && (
        <SpaceReadersField field={form.field('visibility')} wasForMembers={visibility === 'private'} />
      )}
      <FormProblem words={form.failure} />
      <div className={classes.actions}>
        {ways}
        <Button type="submit" loading={form.busy}>
          {t('shared.save')}
        </Button>
      </div>
    </form>
  );
}
