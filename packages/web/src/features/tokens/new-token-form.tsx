import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@weft/contract/route.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import classes from './new-token-form.module.css';
import { refetchTokens } from './tokens.ts';

export type MadeToken = Answer<typeof createToken>;

const initial = { name: '', scopes: 'read', expiresInDays: '90' };

export function NewTokenForm({ onMade }: { onMade: (made: MadeToken) => void }) {
  const t = useT();
  const queryClient = useQueryClient();
  const form = useForm({
    initial,
    schema: bodyOf(createToken),
    toBody: ({ name, scopes, expiresInDays }) => ({
      name,
      scopes: scopes.split(' '),
      expiresInDays: expiresInDays === '' ? null : Number(expiresInDays),
    }),
    submit: async (body) => {
      onMade(await api.call(createToken, { body }));
      form.reset(initial);
      void refetchTokens(queryClient);
    },
  });

  return (
    <form {...form.props} className={classes.form}>
      <TextInput {...form.field('name')} label={t('tokens.name')} autoComplete="off" />
      <div className={classes.pair}>
        <NativeSelect
          {...form.field('scopes')}
          label={t('tokens.may')}
          data={[
            { value: 'read', label: t('tokens.may.read') },
            { value: 'write', label: t('tokens.may.write') },
            { value: 'read write', label: t('tokens.may.both') },
          ]}
        />
        <NativeSelect
          {...form.field('expiresInDays')}
          label={t('tokens.lasts')}
          data={[
            { value: '30', label: t('tokens.lasts.30') },
            { value: '90', label: t('tokens.lasts.90') },
            { value: '365', label: t('tokens.lasts.365') },
            { value: '', label: t('tokens.lasts.forever') },
          ]}
        />
      </div>
      <FormProblem words={form.failure} />
      <div>
        <Button type="submit" loading={form.busy}>
          {t('tokens.submit')}
        </Button>
      </div>
    </form>
  );
}
