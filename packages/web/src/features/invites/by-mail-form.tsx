import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { inviteByMail } from '@weft/contract/invites.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { useCommunity } from '../communities/community-layout.tsx';
import { refetchInvites } from './invites.ts';
import classes from './new-link-form.module.css';
import { rolesToGive } from './roles-to-give.ts';

const initial = { emails: '', role: 'member' };

/** One address a line, or with commas between them, as they come out of other programs. */
export function ByMailForm() {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { id, role: own } = useCommunity();
  const form = useForm({
    initial,
    schema: bodyOf(inviteByMail),
    toBody: ({ emails, role }) => ({
      role,
      emails: emails.split(/[\s,;]+/).filter((email) => email !== ''),
    }),
    submit: async (body) => {
      const { items } = await api.call(inviteByMail, { params: { communityId: id }, body });
      const count = items.filter(({ outcome }) => outcome === 'invited').length;
      const known = items.length - count;
      toast({
        text: [
          t('invites.mailed', { count }),
          ...(known === 0 ? [] : [t('invites.known', { count: known })]),
        ].join(' '),
      });
      form.reset(initial);
      await refetchInvites(queryClient, id);
    },
    wrongFormat: { emails: 'field.emails' },
  });

  return (
    <form {...form.props} className={classes.form}>
      <Textarea
        {...form.field('emails')}
        label={t('invites.emails')}
        description={t('invites.emailsHint')}
        rows={3}
        resize="vertical"
        spellCheck={false}
        autoCapitalize="none"
      />
      <div className={classes.choices}>
        <NativeSelect
          {...form.field('role')}
          label={t('invites.as')}
          data={rolesToGive(own).map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      </div>
      <FormProblem words={form.failure} />
      <div>
        <Button type="submit" loading={form.busy}>
          {t('invites.send')}
        </Button>
      </div>
    </form>
  );
}
