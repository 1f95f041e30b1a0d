import { Button, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createCommunity, suggestSlug } from '@weft/contract/communities.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { putCommunity, refetchCommunities } from './communities.ts';
import classes from './community-form.module.css';
import { VisibilityField } from './visibility-field.tsx';

/** A name is enough: the address is suggested from it until one writes one's own. */
export function NewCommunityPage() {
  const t = useT();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [ownSlug, setOwnSlug] = useState(false);
  const suggested = useSuggestedSlug(name, !ownSlug);
  const form = useForm({
    initial: { name: '', slug: '', description: '', visibility: 'private' },
    schema: bodyOf(createCommunity),
    toBody: (values) => ({ ...values, slug: ownSlug ? values.slug : suggested }),
    submit: async (body) => {
      const { community } = await api.call(createCommunity, { body });
      putCommunity(queryClient, community);
      await refetchCommunities(queryClient);
      await navigate({ to: '/c/$slug/invites', params: { slug: community.slug } });
    },
    wrongFormat: { slug: 'field.slug' },
    fieldOfCode: { slug_taken: 'slug' },
  });
  const nameField = form.field('name');
  const slug = form.field('slug');

  return (
    <Page title={t('communities.new')} intro={t('communities.newIntro')} back={<BackLink to="/" />}>
      <form {...form.props} className={classes.form}>
        <TextInput
          {...nameField}
          onChange={(event) => {
            setName(event.currentTarget.value);
            nameField.onChange(event);
          }}
          label={t('communities.name')}
          autoComplete="off"
        />
        <TextInput
          {...slug}
          value={ownSlug ? slug.value : suggested}
          onChange={(event) => {
            setOwnSlug(true);
            slug.onChange(event);
          }}
          label={t('communities.slug')}
          description={t('communities.slugHint', { host: window.location.host })}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <Textarea
          {...form.field('description')}
          label={`${t('communities.description')} (${t('account.optional')})`}
          rows={3}
          resize="vertical"
        />
        <VisibilityField field={form.field('visibility')} />
        <FormProblem words={form.failure} />
        <div>
          <Button type="submit" loading={form.busy}>
            {t('communities.create')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

/** A free address for the name, asked for when the typing pauses. */
function useSuggestedSlug(name: string, wanted: boolean): string {
  const [settled] = useDebouncedValue(name.trim(), 200);
  const { data } = useQuery({
    queryKey: ['community-slug', settled],
    queryFn: ({ signal }) => api.call(suggestSlug, { query: { name: settled }, signal }),
    enabled: wanted && settled !== '',
    placeholderData: (before) => before,
  });
  return settled === '' ? '' : (data?.slug ?? '');
}
