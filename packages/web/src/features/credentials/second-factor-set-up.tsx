import { Button } from '@mantine/core';
import type { Answer } from '@weft/contract/route.ts';
import { type beginSecondFactor, confirmSecondFactor } from '@weft/contract/second-factor.ts';
import { useMemo } from 'react';
import { encode } from 'uqr';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { CopyField } from '../../ui/copy-field/copy-field.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { CodeField } from '../accounts/code-field.tsx';
import classes from './security-page.module.css';

export type BegunFactor = Answer<typeof beginSecondFactor>;

interface SetUpFormProps {
  readonly begun: BegunFactor;
  readonly onDone: (recoveryCodes: readonly string[]) => void;
}

/** The secret, to be photographed or typed, and the first code that proves that it has arrived. */
export function SetUpForm({ begun, onDone }: SetUpFormProps) {
  const t = useT();
  const form = useForm({
    initial: { code: '' },
    schema: bodyOf(confirmSecondFactor),
    submit: async (body) => onDone((await api.call(confirmSecondFactor, { body })).recoveryCodes),
    fieldOfCode: { second_factor_wrong: 'code' },
  });
  return (
    <form {...form.props} className={classes.form}>
      <p>{t('second.scan')}</p>
      <QrCode text={begun.uri} label={t('second.qr')} />
      <CopyField label={t('second.secret')} description={t('second.secretHint')} value={begun.secret} />
      <CodeField {...form.field('code')} />
      <FormProblem words={form.failure} />
      <div>
        <Button type="submit" loading={form.busy}>
          {t('second.confirm')}
        </Button>
      </div>
    </form>
  );
}

/** Dark on light in either theme: cameras expect it so. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { border: 3 });
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
    return { size, path: squares.join('') };
  }, [text]);
  return (
    <svg className={classes.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
