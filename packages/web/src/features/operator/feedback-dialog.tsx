import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FeedbackState, feedbackStates } from '@weft/contract/form-states.ts';
import { limits } from '@weft/contract/limits.ts';
import { handleFeedback, type OperatorFeedback } from '@weft/contract/operator-feedback.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { failureWords, isRefusal } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import formClasses from '../forms/forms.module.css';
import { MetadataFacts } from '../forms/metadata-facts.tsx';
import { refetchOperator } from './operator.ts';

/** One of them, whole; what becomes of it, and what is said to whoever sent it. */
export function FeedbackDialog({ report, onClose }: { report: OperatorFeedback; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [state, setState] = useState<FeedbackState>(report.state);
  const [note, setNote] = useState(report.note);
  const [failure, setFailure] = useState<string>();
  const { id: reportId, type, title, description, metadata, by, createdAt } = report;

  const set = async (outcome: Pick<OperatorFeedback, 'state' | 'note' | 'version'>) => {
    const done = await api.call(handleFeedback, { params: { reportId }, body: outcome });
    await refetchOperator(queryClient);
    return done.report;
  };
  const save = async () => {
    setFailure(undefined);
    try {
      const { version } = await set({ state, note, version: report.version });
      const before = { state: report.state, note: report.note, version };
      const failed = (error: unknown) => toast({ text: failureWords(error, t) });
      toast({
        text: t('forms.handled', { title, state: t(`forms.state.${state}`) }),
        undo: () => void set(before).catch(failed),
      });
      onClose();
    } catch (error) {
      const meanwhile = isRefusal(error) && error.code === 'conflict';
      if (meanwhile) await refetchOperator(queryClient);
      setFailure(meanwhile ? t('forms.changedMeanwhile') : failureWords(error, t));
    }
  };

  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <div className={formClasses.body}>
        <p className={formClasses.soft}>
          {t(`forms.kind.${type}`)} ·{' '}
          <Link to="/operator/people/$userId" params={{ userId: by.id }}>
            {by.displayName}
          </Link>{' '}
          · <RelativeTime at={createdAt} />
        </p>
        <p className={formClasses.text}>{description}</p>
        {Object.keys(metadata).length > 0 && <MetadataFacts metadata={metadata} />}
        <NativeSelect
          label={t('forms.filterState')}
          value={state}
          onChange={({ currentTarget: { value } }) =>
            setState(feedbackStates.find((one) => one === value) ?? 'open')
          }
          data={feedbackStates.map((value) => ({ value, label: t(`forms.state.${value}`) }))}
        />
        <Textarea
          label={t('forms.note')}
          description={t('forms.noteHint', { name: by.displayName })}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          maxLength={limits.feedbackNote.max}
          rows={2}
        />
        <FormProblem words={failure} />
      </div>
      <div className={formClasses.foot}>
        <div className={formClasses.acts}>
          <Button variant="default" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button onClick={() => void save()}>{t('forms.save')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
