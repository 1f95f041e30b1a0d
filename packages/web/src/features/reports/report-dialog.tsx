import { Button, NativeSelect, Switch, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { limits } from '@weft/contract/limits.ts';
import {
  linesBefore,
  lookAtReport,
  type ReportReason,
  reportMessage,
  reportReasons,
  reportUser,
} from '@weft/contract/reports.ts';
import { type FormEvent, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import confirmClasses from '../../ui/dialog/confirm.module.css';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { ReportedLine } from './line.tsx';
import classes from './reports.module.css';

export type ReportAbout =
  | { readonly kind: 'message'; readonly messageId: string }
  | { readonly kind: 'user'; readonly username: string; readonly name: string };

/** What exactly goes to whom is shown before it goes. */
export function ReportDialog({ about, onClose }: { about: ReportAbout; onClose: () => void }) {
  const t = useT();
  const title =
    about.kind === 'message' ? t('reports.reportMessage') : t('reports.reportNamed', { name: about.name });
  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <div className={confirmClasses.body}>
        {about.kind === 'message' ? (
          <MessageReport messageId={about.messageId} onClose={onClose} />
        ) : (
          <>
            <p className={classes.soft}>{t('reports.toServer')}</p>
            <ReportForm
              onClose={onClose}
              send={(body) => api.call(reportUser, { params: { username: about.username }, body })}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}

function MessageReport({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const t = useT();
  const [along, setAlong] = useState(false);
  const query = useQuery({
    queryKey: ['report', messageId],
    queryFn: ({ signal }) => api.call(lookAtReport, { params: { messageId }, signal }),
    staleTime: 0,
  });
  return (
    <Loaded query={query}>
      {({ evidence: { message, before }, goesTo }) => (
        <>
          <p className={classes.soft}>
            {t(goesTo === 'server' ? 'reports.toServer' : 'reports.toCommunity')}
          </p>
          <div className={classes.quote}>
            {along && before.map((line) => <ReportedLine key={line.sentAt} line={line} />)}
            {message !== null && <ReportedLine line={message} />}
          </div>
          {before.length > 0 && (
            <Switch
              label={t('reports.along', { count: before.length })}
              checked={along}
              onChange={({ currentTarget: { checked } }) => setAlong(checked)}
            />
          )}
          <ReportForm
            onClose={onClose}
            send={(body) =>
              api.call(reportMessage, {
                params: { messageId },
                body: { ...body, before: along ? linesBefore : 0 },
              })
            }
          />
        </>
      )}
    </Loaded>
  );
}

interface ReportFormProps {
  readonly onClose: () => void;
  readonly send: (body: { reason: ReportReason; words: string }) => Promise<void>;
}

function ReportForm({ onClose, send }: ReportFormProps) {
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
