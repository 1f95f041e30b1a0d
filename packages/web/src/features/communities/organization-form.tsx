import { NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type CommunityPlan, setCommunityOrganization } from '@weft/contract/communities.ts';
import type { OidcProvider } from '@weft/contract/oidc.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { SaveRow } from '../../ui/form/save-row.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import type { Saved } from '../../ui/saved/saved-state.tsx';
import { refetchCommunities } from './communities.ts';
import classes from './community-form.module.css';
import { useCommunity } from './community-layout.tsx';

interface OrganizationFormProps {
  readonly plan: CommunityPlan;
  readonly providers: readonly OidcProvider[];
}

/** For whoever runs the server: whose people land here when they sign in. */
export function OrganizationForm({ plan: { oidc }, providers }: OrganizationFormProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const { id } = useCommunity();
  const [saved, setSaved] = useState<Saved>({ state: 'idle' });
  const tied = providers.find(({ issuer }) => issuer === oidc?.issuer);
  const form = useForm({
    initial: { provider: tied?.id ?? '', organization: oidc?.organization ?? '' },
    schema: bodyOf(setCommunityOrganization),
    toBody: ({ provider, organization: name }) => ({
      organization: provider === '' ? null : { provider, name },
    }),
    submit: async (body) => {
      await api.call(setCommunityOrganization, { params: { communityId: id }, body });
      await refetchCommunities(queryClient);
      setSaved({ state: 'saved', at: new Date() });
    },
    fieldOfCode: { organization_taken: 'organization' },
  });
  return (
    <form {...form.props} className={classes.form}>
      <NativeSelect
        {...form.field('provider')}
        label={t('organization.provider')}
        data={[
          { value: '', label: t('organization.none') },
          ...providers.map(({ id: value, name: label }) => ({ value, label })),
        ]}
      />
      {form.values.provider !== '' && (
        <TextInput
          {...form.field('organization')}
          label={t('organization.name')}
          description={t('organization.nameHint')}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <SaveRow failure={form.failure} busy={form.busy} saved={saved} />
    </form>
  );
}
