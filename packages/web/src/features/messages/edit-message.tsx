import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { limits } from '@weft/contract/limits.ts';
import { editMessage, type Message } from '@weft/contract/messages.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Editor } from '../../ui/editor/editor.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { changeMessage } from './change.ts';
import classes from './edit-message.module.css';
import { useTimeline } from './timeline-context.ts';
import { useTouch } from './use-touch.ts';

/** Saying it differently, in its place. What it said before is kept, and nothing is carried by it. */
export function EditMessage({ message }: { message: Message }) {
  const t = useT();
  const queryClient = useQueryClient();
  const { edit } = useTimeline();
  const touch = useTouch();
  const [text, setText] = useState(message.content);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const content = text.trim();
  const excess = content.length - limits.messageContent.max;
  const done = () => edit(undefined);

  const save = async () => {
    if (busy || content === '' || excess > 0) return;
    if (content === message.content) return done();
    setBusy(true);
    try {
      const { message: heard } = await api.call(editMessage, {
        params: { messageId: message.id },
        body: { content },
      });
      changeMessage(queryClient, heard.place, heard.id, (known) =>
        heard.version >= known.version ? { ...known, ...heard, thread: known.thread } : known,
      );
      done();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <div className={classes.edit}>
      <div className={classes.field}>
        <Editor
          label={t('chat.editing')}
          value={text}
          onChange={setText}
          enterSends={!touch}
          onSend={() => void save()}
          onEscape={done}
          autoFocus
        />
      </div>
      <FormProblem
        words={
          excess > 0
            ? t('composer.tooLong', { count: excess })
            : failure === undefined
              ? undefined
              : failureWords(failure, t)
        }
      />
      <div className={classes.actions}>
        <Button variant="default" size="compact-sm" onClick={done}>
          {t('shared.cancel')}
        </Button>
        <Button
          size="compact-sm"
          loading={busy}
          disabled={content === '' || excess > 0}
          onClick={() => void save()}
        >
          {t('composer.save')}
        </Button>
      </div>
    </div>
  );
}
