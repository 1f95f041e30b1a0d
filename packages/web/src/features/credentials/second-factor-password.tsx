import { Button } from '@mantine/core';
import { beginSecondFactor, endSecondFactor } from '@weft/contract/second-factor.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { OwnProof, useOwnProof } from '../accounts/own-proof.tsx';
import type { BegunFactor } from './second-factor-set-up.tsx';
import classes from './security-page.module.css';

export function BeginForm({ onBegun }: { onBegun: (begun: BegunFactor) => void }) {
  const t = useT();
  return (
    <OwnPassword
      label={t('second.passwordToBegin')}
      action={t('second.begin')}
      send={async (password) => onBegun(await api.call(beginSecondFactor, { body: { password } }))}
    />
  );
}

/** What follows is told by an event, here as in every other window. */
export function EndForm() {
  const t = useT();
  return (
    <OwnPassword
      label={t('second.passwordToEnd')}
      action={t('second.end')}
      send={(password) => api.call(endSecondFactor, { body: { password } })}
    />
  );
}

interface OwnPasswordProps {
  readonly label: string;
  readonly action: string;
  readonly send: (password: string | undefined) => Promise<unknown>;
}

function OwnPassword({ label, action, send }: OwnPasswordProps) {
  const toBody = useOwnProof();
  const form = useForm({
    initial: { password: '' },
    schema: bodyOf(endSecondFactor),
    toBody,
    submit: ({ password }) => send(password),
    fieldOfCode: { wrong_password: 'password' },
  });
  return (
    <form {...form.props} className={classes.form}>
      <OwnProof onPage {...form.field('password')} label={label} />
      <FormProblem words={form.failure} />
      <div>
        <Button type="submit" variant="default" loading={form.busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
