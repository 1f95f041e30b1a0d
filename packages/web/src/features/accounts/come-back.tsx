import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { comeBack } from '@weft/contract/erasure.ts';
import type { Sent } from '@weft/contract/route.ts';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords, isRefusal } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { shortDate } from '../../ui/time/relative.ts';
import { CodeField, wantsCode, withCode } from './code-field.tsx';
import { useEnter } from './enter.ts';
import classes from './entrance.module.css';

/** Somebody at the door whose account is deleted, and who proved that it is theirs. */
export interface Returner {
  readonly body: Sent<typeof comeBack>['body'];
  readonly until: string;
}

/** The refusal that offers to come back; undefined for any other. */
export function returnerOf(error: unknown, body: Returner['body']): Returner | undefined {
  if (!isRefusal(error) || error.code !== 'account_deleted') return undefined;
  const { until } = (error as { body?: { until?: unknown } }).body ?? {};
  return typeof until === 'string' ? { body, until } : undefined;
}

export function ComeBack({ returner, onNo }: { returner: Returner; onNo: () => void }) {
  const { t, locale } = useLanguage();
  const enter = useEnter();
  const [code, setCode] = useState('');
  const [second, setSecond] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.call(comeBack, { body: withCode({ ...returner.body, code }) }),
    onSuccess: enter,
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
