import { Button, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { limits } from '@weft/contract/limits.ts';
import { createSpace, type Space } from '@weft/contract/spaces.ts';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import classes from '../../ui/form/form.module.css';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { slugOf } from '../communities/slug-of.ts';
import { SpaceReadersField } from './space-readers-field.tsx';
import { putSpace } from './spaces.ts';

interface NewSpaceDialogProps {
  readonly communityId: string;
  readonly onMade: (space: Space) => void;
  readonly onClose: () => void;
}

/** A name is enough: its address follows from it until one writes another. */
export function NewSpaceDialog({ communityId, onMade, onClose }: NewSpaceDialogProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const [ownSlug, setOwnSlug] = useState(false);
  const form = useForm({
    initial: { name: '', slug: '', description: '', visibility: 'public' },
    schema: bodyOf(createSpace),
    toBody: ({ slug, ...values }) => (ownSlug ? { ...values, slug } : values),
    submit: async (body) => {
      const { space } = await api.call(createSpace, { params: { communityId }, body });
      putSpace(queryClient, space);
      onMade(space);
    },
    wrongFormat: { slug: 'field.channelSlug' },
    fieldOfCode: { space_slug_taken: 'slug' },
  });
  const slug = form.field('slug');

  return (
    <Dialog label={t('spaces.new')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t('spaces.new')}</DialogHeading>
      <form {...form.props} className={classes.inDialog}>
        <TextInput {...form.field('name')} label={t('spaces.name')} autoComplete="off" ref={first} />
        <TextInput
          {...slug}
          value={ownSlug ? slug.value : slugOf(form.values.name, limits.spaceSlug)}
          onChange={(event) => {
            setOwnSlug(true);
            slug.onChange(event);
          }}
          label={t('spaces.slug')}
          description={t('spaces.slugHint')}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <Textarea
          {...form.field('description')}
          label={`${t('spaces.description')} (${t('account.optional')})`}
          rows={2}
          resize="vertical"
        />
        <SpaceReadersField field={form.field('visibility')} />
        <FormProblem words={form.failure} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button type="submit" loading={form.busy}>
            {t('spaces.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
