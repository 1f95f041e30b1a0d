import { Button } from '@mantine/core';
import { deleteMe } from '@weft/contract/erasure.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import dialog from '../../ui/dialog/confirm.module.css';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { leave, leaveIsWanted } from '../accounts/leave.ts';
import { OwnProof, useOwnProof } from '../accounts/own-proof.tsx';

interface DeleteDialogProps {
  readonly graceDays: number;
  readonly onClose: () => void;
}

/** The password: an open screen is not consent. */
export function DeleteDialog({ graceDays, onClose }: DeleteDialogProps) {
  const t = useT();
  const toBody = useOwnProof();
  const form = useForm({
    initial: { password: '' },
    schema: bodyOf(deleteMe),
    toBody,
    fieldOfCode: { wrong_password: 'password' },
    submit: async (body) => {
      // The session ends before the answer is here: that is no surprise.
      const stay = leaveIsWanted('deleted');
      await api.call(deleteMe, { body }).catch((error) => {
        stay();
        throw error;
      });
      leave('deleted');
    },
  });
  return (
    <Dialog label={t('erasure.title')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t('erasure.title')}</DialogHeading>
      <form {...form.props} className={dialog.body}>
        <p>{t('erasure.sure', { count: graceDays })}</p>
        <OwnProof {...form.field('password')} label={t('signIn.password')} data-autofocus />
        <FormProblem words={form.failure} />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('erasure.keep')}
          </Button>
          <Button type="submit" color="red" loading={form.busy}>
            {t('erasure.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
