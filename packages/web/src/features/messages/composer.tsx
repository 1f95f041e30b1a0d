import { ActionIcon } from '@mantine/core';
import type { Channel } from '@weft/contract/channels.ts';
import { limits } from '@weft/contract/limits.ts';
import type { Destination } from '@weft/contract/messages.ts';
import type { Person } from '@weft/contract/people.ts';
import type { Place } from '@weft/contract/places.ts';
import { SendHorizontal } from 'lucide-react';
import { type ReactNode, type Ref, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Editor } from '../../ui/editor/editor.tsx';
import type { EditorHandle, SuggestionSource } from '../../ui/editor/editor-props.ts';
import { useUploads } from '../media/uploads.ts';
import { AttachButton } from './attach-button.tsx';
import { CarryNotes } from './carry-notes.tsx';
import classes from './composer.module.css';
import { ComposerFiles } from './composer-files.tsx';
import { ComposerState } from './composer-state.tsx';
import { DraftConflict } from './draft-conflict.tsx';
import { useNameSources } from './name-sources.ts';
import type { Outbox } from './outbox.ts';
import { usePlaceDraft } from './place-drafts.ts';
import { useAttach } from './use-attach.ts';
import { useTouch } from './use-touch.ts';
import { useWriting } from './use-writing.ts';

/** What its place can ask of it. */
export interface ComposerHandle extends EditorHandle {
  attach(files: readonly File[]): void;
}

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
  /** What else is put in while one types, beside names. */
  readonly sources?: readonly SuggestionSource[];
  /** The channel that it is said in: what other channels it names, it may appear in. */
  readonly here?: Pick<Channel, 'id' | 'visibility'> | undefined;
  /** What one chooses before one writes: what it is to be, what it answers. */
  readonly above?: ReactNode;
  readonly autoFocus?: boolean;
  readonly onUp?: (() => void) | undefined;
  readonly onSent?: (() => void) | undefined;
  readonly ref?: Ref<ComposerHandle>;
}

/** Where one writes. What is sent leaves at once; what is not sent yet stays, whatever happens to the page. */
export function Composer(props: ComposerProps) {
  const { outbox, to, keptAs, label, communityId, people, here } = props;
  const t = useT();
  const editor = useRef<EditorHandle>(null);
  const { draft, view, take } = usePlaceDraft(keptAs, to);
  const files = useAttach(draft);
  const uploads = useUploads();
  const writing = useWriting(props.place);
  const [carry, setCarry] = useState(true);
  const touch = useTouch();
  const names = useNameSources(communityId, people);
  const { sources: more } = props;
  const sources = useMemo(() => (more === undefined ? names : [...names, ...more]), [names, more]);
  const attach = (contents: readonly File[]) => {
    void files.attach(contents);
    editor.current?.focus();
  };
  useImperativeHandle(props.ref, () => ({
    focus: () => editor.current?.focus(),
    insert: (text) => editor.current?.insert(text),
    attach,
  }));

  const content = view.text.trim();
  const excess = content.length - limits.messageContent.max;
  const refused = view.files.some((file) => uploads.stateOf(file).state === 'failed');
  const something = content !== '' || view.files.length > 0;
  const ready = something && excess <= 0 && !refused && view.theirs === undefined;
  const send = () => {
    if (!ready) return;
    const { clientKey, files: taken, builtOn } = take();
    outbox.send({ to, content, files: taken, carry, clientKey, draftRevision: builtOn });
    setCarry(true);
    props.onSent?.();
  };

  return (
    <div className={classes.composer} onPasteCapture={files.onPaste}>
      {here !== undefined && communityId !== undefined && (
        <CarryNotes
          text={view.text}
          communityId={communityId}
          here={here}
          carry={carry}
          onCarry={(next) => {
            setCarry(next);
            editor.current?.focus();
          }}
        />
      )}
      {props.above}
      {view.theirs !== undefined && (
        <DraftConflict
          mine={view.text}
          theirs={view.theirs}
          onChoose={(which) => {
            draft.choose(which);
            editor.current?.focus();
          }}
        />
      )}
      <div className={classes.box}>
        <ComposerFiles files={view.files} onRemove={files.detach} onForward={(id) => draft.moveForward(id)} />
        <div className={classes.field}>
          <AttachButton size={touch ? 44 : 36} onFiles={attach} />
          <Editor
            ref={editor}
            label={label}
            placeholder={label}
            value={view.text}
            onChange={(text) => {
              draft.write(text);
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
      </div>
      <ComposerState
        state={view.state}
        savedAt={view.savedAt}
        problem={
          excess > 0
            ? t('composer.tooLong', { count: excess })
            : refused
              ? t('files.refusedHint')
              : files.tooMany
                ? t('files.tooMany', { count: limits.attachments.max })
                : undefined
        }
        hint={!touch}
        writing={writing.names}
      />
    </div>
  );
}
