import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { addPasskey, beginPasskey, passkeyName } from '@weft/contract/passkeys.ts';
import { useState } from 'react';
import { z } from 'zod';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import dialog from '../../ui/dialog/confirm.module.css';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { isRefusal } from '../../ui/failure/failure-words.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { OwnProof, useOwnProof } from '../accounts/own-proof.tsx';
import { deviceFailureWords, makeOnDevice } from '../accounts/passkey-device.ts';
import { passkeysQuery } from '../accounts/passkeys.ts';

const schema = z.object({ name: passkeyName, ...bodyOf(beginPasskey).shape });

/** A name and a proof; then the browser asks for the finger. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const form = useForm({
    initial: { name: '', password: '' },
    schema,
    toBody: useOwnProof(),
    submit: async ({ name, ...proof }) => {
      setProblem(undefined);
      const { options } = await api.call(beginPasskey, { body: proof });
      try {
        const credential = await makeOnDevice(options);
        await api.call(addPasskey, { body: { name, credential } });
      } catch (error) {
        if (isRefusal(error)) throw error;
        return setProblem(deviceFailureWords(error, t));
      }
      await queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey });
      toast({ text: t('passkeys.added', { name }) });
      onClose();
    },
    fieldOfCode: { wrong_password: 'password' },
  });
  return (
    <Dialog label={t('passkeys.add')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t('passkeys.add')}</DialogHeading>
      <form {...form.props} className={dialog.body}>
        <TextInput
          {...form.field('name')}
          label={t('passkeys.name')}
          description={t('passkeys.nameHint')}
          autoComplete="off"
          data-autofocus
        />
        <OwnProof {...form.field('password')} label={t('security.yourPassword')} />
        <FormProblem words={form.failure ?? problem} />
        <div className={dialog.actions}>
          <Button type="submit" loading={form.busy}>
            {t('passkeys.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
