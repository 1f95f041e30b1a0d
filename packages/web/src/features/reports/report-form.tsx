import { Button, NativeSelect, Textarea } from '@mantine/core';
import { limits } from '@weft/contract/limits.ts';
import { type ReportReason, reportReasons } from '@weft/contract/reports.ts';
import { type FormEvent, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import confirmClasses from '../../ui/dialog/confirm.module.css';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import classes from './reports.module.css';

interface ReportFormProps {
  readonly onClose: () => void;
  readonly send: (body: { reason: ReportReason; words: string }) => Promise<void>;
}

/** What it is, and words of one's own. */
export function ReportForm({ onClose, send }: ReportFormProps) {
  const t = useT();
  const toast = useToast();
  const [reason, setReason] = useState<ReportReason>('spam');
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const report = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await send({ reason, words: words.trim() });
      toast({ text: t('reports.thanks') });
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <form className={classes.form} onSubmit={(event) => void report(event)}>
      <NativeSelect
        label={t('reports.reason')}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value as ReportReason)}
        data={reportReasons.map((value) => ({ value, label: t(`reports.reason.${value}`) }))}
      />
      <Textarea
        label={t('reports.words')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={limits.reportWords.max}
        value={words}
        onChange={({ currentTarget: { value } }) => setWords(value)}
      />
      <FormProblem words={failure === undefined ? undefined : failureWords(failure, t)} />
      <div className={confirmClasses.actions}>
        <Button variant="default" onClick={onClose}>
          {t('shared.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('reports.send')}
        </Button>
      </div>
    </form>
  );
}
