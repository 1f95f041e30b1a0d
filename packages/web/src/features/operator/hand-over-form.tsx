import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { handOverCommunity, type OperatorCommunity } from '@weft/contract/operator-communities.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import formClasses from '../communities/community-form.module.css';
import { refetchOperator } from './operator.ts';

/** For a community whose owner is gone. */
export function HandOverForm({ community }: { community: OperatorCommunity }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [sure, setSure] = useState<(yes: boolean) => void>();
  const form = useForm({
    initial: { username: '' },
    schema: bodyOf(handOverCommunity),
    wrongFormat: { username: 'field.username' },
    fieldOfCode: { not_a_member: 'username' },
    submit: async (body) => {
      const yes = await new Promise<boolean>((resolve) => setSure(() => resolve));
      setSure(undefined);
      if (!yes) return;
      const answer = await api.call(handOverCommunity, { params: { communityId: community.id }, body });
      const name = answer.community.owner?.displayName ?? body.username;
      toast({ text: t('operator.handedOver', { community: community.name, name }) });
      form.reset({ username: '' });
      await refetchOperator(queryClient);
    },
  });
  const name = form.values.username.trim();

  return (
    <form {...form.props} className={formClasses.form}>
      <TextInput
        {...form.field('username')}
        label={t('operator.newOwner')}
        autoComplete="off"
        autoCapitalize="none"
      />
      <FormProblem words={form.failure} />
      <div className={formClasses.actions}>
        <Button type="submit" variant="default" loading={form.busy}>
          {t('operator.handOver')}
        </Button>
      </div>
      {sure !== undefined && (
        <Confirm
          title={t('operator.handOverTo', { name })}
          words={t('operator.handOverSure', { community: community.name, name })}
          no={t('operator.leaveIt')}
          yes={t('operator.handOver')}
          onNo={() => sure(false)}
          onYes={() => sure(true)}
        />
      )}
    </form>
  );
}
