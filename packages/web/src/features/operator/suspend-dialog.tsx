import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type OperatorPersonDetails, suspendPerson } from '@weft/contract/operator-people.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import confirmClasses from '../../ui/dialog/confirm.module.css';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { refetchOperator } from './operator.ts';

/** A suspension has a reason: whoever looks at the log in a year wants to know. */
export function SuspendDialog({ person, onClose }: { person: OperatorPersonDetails; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { id: userId, displayName: name } = person;
  const title = t('operator.suspendNamed', { name });
  const form = useForm({
    initial: { reason: '' },
    schema: bodyOf(suspendPerson),
    submit: async (body) => {
      await api.call(suspendPerson, { params: { userId }, body });
      onClose();
      toast({ text: t('operator.suspended', { name }) });
      await refetchOperator(queryClient);
    },
  });

  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <form {...form.props} className={confirmClasses.body}>
        <p>{t('operator.suspendSure', { name })}</p>
        <TextInput {...form.field('reason')} label={t('operator.reason')} data-autofocus />
        <FormProblem words={form.failure} />
        <div className={confirmClasses.actions}>
          <Button variant="default" onClick={onClose}>
            {t('operator.leaveIt')}
          </Button>
          <Button type="submit" color="red" loading={form.busy}>
            {t('operator.suspend')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
