import { Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { updateCommunity } from '@weft/contract/communities.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { SaveRow } from '../../ui/form/save-row.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import type { Saved } from '../../ui/saved/saved-state.tsx';
import { putCommunity } from './communities.ts';
import classes from './community-form.module.css';
import { useCommunity } from './community-layout.tsx';
import { VisibilityField } from './visibility-field.tsx';

export function CommunityForm() {
  const t = useT();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const community = useCommunity();
  const { name, slug, description, visibility } = community;
  const [saved, setSaved] = useState<Saved>({ state: 'idle' });
  const form = useForm({
    initial: { name, slug, description, visibility: visibility as string },
    schema: bodyOf(updateCommunity),
    submit: async (body) => {
      const answer = await api.call(updateCommunity, { params: { communityId: community.id }, body });
      putCommunity(queryClient, answer.community);
      setSaved({ state: 'saved', at: new Date() });
      if (answer.community.slug !== slug)
        await navigate({ to: '/c/$slug/settings', params: { slug: answer.community.slug }, replace: true });
    },
    wrongFormat: { slug: 'field.slug' },
    fieldOfCode: { slug_taken: 'slug' },
  });

  return (
    <form {...form.props} className={classes.form}>
      <TextInput {...form.field('name')} label={t('communities.name')} autoComplete="off" />
      <TextInput
        {...form.field('slug')}
        label={t('communities.slug')}
        description={t('communities.slugChangeHint')}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <Textarea
        {...form.field('description')}
        label={t('communities.description')}
        rows={3}
        resize="vertical"
      />
      <VisibilityField field={form.field('visibility')} />
      <SaveRow failure={form.failure} busy={form.busy} saved={saved} />
    </form>
  );
}
