import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { failureWords, isRefusal } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { shortDate } from '../../ui/time/relative.ts';
import { CodeField, wantsCode } from './code-field.tsx';
import { useEnter } from './enter.ts';
import classes from './entrance.module.css';
import type { SignedIn } from './me.ts';

/** Somebody at the door whose account is deleted, and who proved that it is theirs. */
export interface Returner {
  readonly until: string;
  /** The same proof once more, and the wish; with a code, where the account wants one. */
  readonly comeBack: (code: string) => Promise<SignedIn>;
}

/** The refusal that offers to come back; undefined for any other. */
export function returnerOf(error: unknown, comeBack: Returner['comeBack']): Returner | undefined {
  if (!isRefusal(error) || error.code !== 'account_deleted') return undefined;
  const { until } = (error as { body?: { until?: unknown } }).body ?? {};
  return typeof until === 'string' ? { until, comeBack } : undefined;
}

export function ComeBack({ returner, onNo }: { returner: Returner; onNo: () => void }) {
  const { t, locale } = useLanguage();
  const enter = useEnter();
  const [code, setCode] = useState('');
  const [second, setSecond] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => returner.comeBack(code),
    onSuccess: (signedIn) => enter(signedIn),
    onError: (failure) => wantsCode(failure) && setSecond(true),
  });
  return (
    <div className={classes.form}>
      <p>{t('comeBack.words', { date: shortDate(new Date(returner.until), locale) })}</p>
      {second && (
        <CodeField name="code" value={code} onChange={({ currentTarget }) => setCode(currentTarget.value)} />
      )}
      <FormProblem words={error ? failureWords(error, t) : undefined} />
      <Button loading={isPending} onClick={() => mutate()}>
        {t('comeBack.yes')}
      </Button>
      <Button variant="default" onClick={onNo}>
        {t('comeBack.no')}
      </Button>
    </div>
  );
}
