import { Button } from '@mantine/core';
import { type OperatorMail, readKeptMail } from '@weft/contract/operator-work.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import confirmClasses from '../../ui/dialog/confirm.module.css';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import classes from './read-mail-dialog.module.css';

/** Somebody else's mail: asked first, shown only here, kept in no cache. */
export function ReadMailDialog({ mail, onClose }: { mail: OperatorMail; onClose: () => void }) {
  const t = useT();
  const [text, setText] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const { id: mailId, recipient: name } = mail;
  const title = text === undefined ? t('operator.readMailTitle') : t('operator.mailText', { name });

  const read = () =>
    api.call(readKeptMail, { params: { mailId } }).then((answer) => setText(answer.text), setFailure);

  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <div className={confirmClasses.body}>
        {text === undefined ? (
          <p>{t('operator.readMailSure', { name })}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it by keys
          <pre className={classes.text} tabIndex={0}>
            {text}
          </pre>
        )}
        <FormProblem words={failure === undefined ? undefined : failureWords(failure, t)} />
        <div className={confirmClasses.actions}>
          <Button variant="default" onClick={onClose}>
            {t(text === undefined ? 'operator.leaveIt' : 'shared.close')}
          </Button>
          {text === undefined && <Button onClick={() => void read()}>{t('operator.readMailYes')}</Button>}
        </div>
      </div>
    </Dialog>
  );
}
