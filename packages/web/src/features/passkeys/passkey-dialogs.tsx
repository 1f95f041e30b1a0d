import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type Passkey, removePasskey, renamePasskey } from '@weft/contract/passkeys.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import dialog from '../../ui/dialog/confirm.module.css';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { OwnProof, useOwnProof } from '../accounts/own-proof.tsx';
import { passkeysQuery } from '../accounts/passkeys.ts';

interface PasskeyDialogProps {
  readonly passkey: Passkey;
  readonly onClose: () => void;
}

export function RenameDialog({ passkey: { id, name }, onClose }: PasskeyDialogProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const form = useForm({
    initial: { name },
    schema: bodyOf(renamePasskey),
    submit: async (body) => {
      await api.call(renamePasskey, { params: { passkeyId: id }, body });
      await queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey });
      onClose();
    },
  });
  const title = t('passkeys.renameNamed', { name });
  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <form {...form.props} className={dialog.body}>
        <TextInput {...form.field('name')} label={t('passkeys.name')} autoComplete="off" data-autofocus />
        <FormProblem words={form.failure} />
        <div className={dialog.actions}>
          <Button type="submit" loading={form.busy}>
            {t('passkeys.rename')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Asked beforehand: it cannot be brought back, only made anew. */
export function RemoveDialog({ passkey: { id, name }, onClose }: PasskeyDialogProps) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const form = useForm({
    initial: { password: '' },
    schema: bodyOf(removePasskey),
    toBody: useOwnProof(),
    submit: async (body) => {
      await api.call(removePasskey, { params: { passkeyId: id }, body });
      await queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey });
      toast({ text: t('passkeys.removed', { name }) });
      onClose();
    },
    fieldOfCode: { wrong_password: 'password' },
  });
  const title = t('passkeys.removeNamed', { name });
  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <form {...form.props} className={dialog.body}>
        <p>{t('passkeys.removeSure', { name })}</p>
        <OwnProof {...form.field('password')} label={t('security.yourPassword')} />
        <FormProblem words={form.failure} />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('passkeys.keep')}
          </Button>
          <Button type="submit" color="red" loading={form.busy}>
            {t('passkeys.remove')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
