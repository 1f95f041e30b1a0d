import { Button, TextInput } from '@mantine/core';
import { changeEmail } from '@weft/contract/credentials.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { OwnProof, useOwnProof } from '../accounts/own-proof.tsx';
import classes from './security-page.module.css';

const initial = { email: '', password: '' };

export function EmailForm() {
  const t = useT();
  const [asked, setAsked] = useState<string>();
  const toBody = useOwnProof();
  const form = useForm({
    initial,
    schema: bodyOf(changeEmail),
    toBody,
    submit: async (body) => {
      setAsked(undefined);
      await api.call(changeEmail, { body });
      form.reset(initial);
      setAsked(body.email);
    },
    wrongFormat: { email: 'field.email' },
    fieldOfCode: { email_taken: 'email', wrong_password: 'password' },
  });
  return (
    <form {...form.props} className={classes.form}>
      <TextInput
        {...form.field('email')}
        type="email"
        label={t('security.newEmail')}
        description={t('security.newEmailHint')}
        autoComplete="email"
        spellCheck={false}
      />
      <OwnProof onPage {...form.field('password')} label={t('security.yourPassword')} />
      <FormProblem words={form.failure} />
      <p role="status" className={classes.done}>
        {asked !== undefined && t('security.emailAsked', { email: asked })}
      </p>
      <div>
        <Button type="submit" variant="default" loading={form.busy}>
          {t('security.changeEmail')}
        </Button>
      </div>
    </form>
  );
}
