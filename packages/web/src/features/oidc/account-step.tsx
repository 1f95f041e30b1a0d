import { Button } from '@mantine/core';
import { type OidcNext, signUpWithOidc } from '@weft/contract/oidc.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { AccountFields, accountFaults, withoutEmptyName } from '../accounts/account-fields.tsx';
import entrance from '../accounts/entrance.module.css';
import { Entrance } from '../accounts/entrance.tsx';

interface AccountStepProps {
  readonly provider: string;
  readonly suggested: Extract<OidcNext, { next: 'account' }>;
  readonly onIn: (signedIn: Extract<OidcNext, { next: 'in' }>) => void;
}

/** Somebody new, whom the provider knows by a name that is taken here, or by none. */
export function AccountStep({ provider, suggested, onIn }: AccountStepProps) {
  const { t, language } = useLanguage();
  const { username, displayName, email } = suggested;
  const form = useForm({
    initial: { username, displayName, email },
    schema: bodyOf(signUpWithOidc),
    toBody: (values) => ({ ...withoutEmptyName(values), language }),
    submit: async (body) => onIn(await api.call(signUpWithOidc, { body })),
    ...accountFaults,
  });
  return (
    <Entrance title={t('oidc.accountTitle')} notice={t('oidc.account', { name: provider })}>
      <form {...form.props} className={entrance.form}>
        <AccountFields field={form.field} />
        <FormProblem words={form.failure} />
        <Button type="submit" loading={form.busy}>
          {t('signUp.submit')}
        </Button>
      </form>
    </Entrance>
  );
}
