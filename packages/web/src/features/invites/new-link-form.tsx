import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createInviteLink } from '@weft/contract/invites.ts';
import type { Answer } from '@weft/contract/route.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useCommunity } from '../communities/community-layout.tsx';
import { refetchInvites } from './invites.ts';
import classes from './new-link-form.module.css';
import { rolesToGive } from './roles-to-give.ts';

export type MadeLink = Answer<typeof createInviteLink>;

/** The usual link is one click away; who needs another says so. */
export function NewLinkForm({
  communityId,
  onMade,
}: {
  communityId: string;
  onMade: (made: MadeLink) => void;
}) {
  const t = useT();
  const queryClient = useQueryClient();
  const { role: own } = useCommunity();
  const form = useForm({
    initial: { role: 'member', maxUses: '', expiresInDays: '7' },
    schema: bodyOf(createInviteLink),
    toBody: ({ role, maxUses, expiresInDays }) => ({
      role,
      maxUses: maxUses === '' ? null : Number(maxUses),
      expiresInDays: expiresInDays === '' ? null : Number(expiresInDays),
    }),
    submit: async (body) => {
      onMade(await api.call(createInviteLink, { params: { communityId }, body }));
      void refetchInvites(queryClient, communityId);
    },
  });

  return (
    <form {...form.props} className={classes.form}>
      <div className={classes.choices}>
        <NativeSelect
          {...form.field('role')}
          label={t('invites.as')}
          data={rolesToGive(own).map((value) => ({ value, label: t(`role.${value}`) }))}
        />
        <NativeSelect
          {...form.field('maxUses')}
          label={t('invites.for')}
          data={[
            { value: '', label: t('invites.for.any') },
            { value: '1', label: t('invites.for.one') },
            { value: '10', label: t('invites.for.many', { count: 10 }) },
            { value: '50', label: t('invites.for.many', { count: 50 }) },
          ]}
        />
        <NativeSelect
          {...form.field('expiresInDays')}
          label={t('invites.lasts')}
          data={[
            { value: '1', label: t('invites.lasts.1') },
            { value: '7', label: t('invites.lasts.7') },
            { value: '30', label: t('invites.lasts.30') },
            { value: '', label: t('invites.lasts.forever') },
          ]}
        />
      </div>
      <FormProblem words={form.failure} />
      <div>
        <Button type="submit" loading={form.busy}>
          {t('invites.make')}
        </Button>
      </div>
    </form>
  );
}
