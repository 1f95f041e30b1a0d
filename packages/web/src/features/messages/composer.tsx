import { ActionIcon } from '@mantine/core';
import type { Channel } from '@weft/contract/channels.ts';
import { limits } from '@weft/contract/limits.ts';
import type { Destination } from '@weft/contract/messages.ts';
import type { Person } from '@weft/contract/people.ts';
import type { Place } from '@weft/contract/places.ts';
import { SendHorizontal } from 'lucide-react';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Editor } from '../../ui/editor/editor.tsx';
import type { EditorHandle } from '../../ui/editor/editor-props.ts';
import { useMe } from '../accounts/me.ts';
import { CarryNotes } from './carry-notes.tsx';
import classes from './composer.module.css';
import { ComposerState } from './composer-state.tsx';
import { useKeptText } from './kept-text.ts';
import { useNameSources } from './name-sources.ts';
import type { Outbox } from './outbox.ts';
import { useTouch } from './use-touch.ts';
import { useWriting } from './use-writing.ts';

export interface ComposerProps {
  readonly outbox: Outbox;
  readonly to: Destination;
  /** Where others see that one writes, and are seen; a thread that is still to be made is no place yet. */
  readonly place?: Place | undefined;
  /** What is written here is kept under this name. */
  readonly keptAs: string;
  readonly label: string;
  readonly communityId?: string | undefined;
  /** Where the people who can be named come from without a community: those who take part. */
  readonly people?: readonly Person[] | undefined;
  /** The channel that it is said in: what other channels it names, it may appear in. */
  readonly here?: Pick<Channel, 'id' | 'visibility'> | undefined;
  readonly autoFocus?: boolean;
  readonly onUp?: (() => void) | undefined;
  readonly onSent?: (() => void) | undefined;
  readonly ref?: Ref<EditorHandle>;
}

/** Where one writes. What is sent leaves at once; what is not sent yet stays, whatever happens to the page. */
export function Composer(props: ComposerProps) {
  const { outbox, to, keptAs, label, communityId, people, here } = props;
  const t = useT();
  const editor = useRef<EditorHandle>(null);
  // Whoever uses this device next has a text of their own.
  const kept = useKeptText(`${useMe().id}.${keptAs}`);
  const writing = useWriting(props.place);
  const [carry, setCarry] = useState(true);
  const touch = useTouch();
  const sources = useNameSources(communityId, people);
  useImperativeHandle(props.ref, () => ({
    focus: () => editor.current?.focus(),
    insert: (text) => editor.current?.insert(text),
  }));

  const content = kept.text.trim();
  const excess = content.length - limits.messageContent.max;
  const ready = content !== '' && excess <= 0;
  const send = () => {
    if (!ready) return;
    outbox.send({ to, content, carry });
    kept.set('');
    setCarry(true);
    props.onSent?.();
  };

  return (
    <div className={classes.composer}>
      {here !== undefined && communityId !== undefined && (
        <CarryNotes
          text={kept.text}
          communityId={communityId}
          here={here}
          carry={carry}
          onCarry={(next) => {
            setCarry(next);
            editor.current?.focus();
          }}
        />
      )}
      <div className={classes.field}>
        <Editor
          ref={editor}
          label={label}
          placeholder={label}
          value={kept.text}
          onChange={(text) => {
            kept.set(text);
            if (text.trim() !== '') writing.wrote();
          }}
          sources={sources}
          enterSends={!touch}
          onSend={send}
          onUp={props.onUp}
          autoFocus={!touch && props.autoFocus === true}
        />
        <ActionIcon
          variant={ready ? 'filled' : 'subtle'}
          color={ready ? 'indigo' : 'gray'}
          size={touch ? 44 : 36}
          className={classes.send ?? ''}
          disabled={!ready}
          aria-label={t('composer.send')}
          onClick={() => {
            send();
            editor.current?.focus();
          }}
        >
          <SendHorizontal size={18} aria-hidden />
        </ActionIcon>
      </div>
      <ComposerState state={kept.state} excess={excess} hint={!touch} writing={writing.names} />
    </div>
  );
}
