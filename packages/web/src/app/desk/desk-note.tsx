import { ActionIcon, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { DeskNote } from '@weft/contract/desk.ts';
import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useMyMute } from '../../features/communities/my-mute.ts';
import classes from '../../features/desk/desk.module.css';
import type { ComposerHandle } from '../../features/messages/composer.tsx';
import { useTouch } from '../../features/messages/use-touch.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { useAnnounce } from '../../ui/announce/announcer.tsx';
import { Beside } from '../../ui/beside/beside.tsx';
import { useKeys } from '../../ui/keys/keys-provider.tsx';
import walk from '../catch-up/catch-up.module.css';
import { MutedNote } from '../chat/muted-note.tsx';
import { PlaceTimeline } from '../chat/place-timeline.tsx';
import { useFocusLast } from '../chat/use-focus-last.ts';
import { GoalComposer } from '../goals/goal-composer.tsx';

interface DeskNoteOpenProps {
  readonly note: DeskNote;
  /** Its number, from one. */
  readonly at: number;
  readonly all: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly goTo: (messageId: string | undefined) => void;
  /** What one does at the end. */
  readonly end: ReactNode;
}

/** One note where it was said, with what was said around it, and the field for what one says to it. */
export function DeskNoteOpen({
  note: { goal, message },
  at,
  all,
  previous,
  next,
  goTo,
  end,
}: DeskNoteOpenProps) {
  const t = useT();
  const announce = useAnnounce();
  const touch = useTouch();
  const composer = useRef<ComposerHandle>(null);
  const onward = useRef<HTMLButtonElement>(null);
  const { area, focusLast } = useFocusLast();
  const { conversationId, communityId, student, title } = goal;
  const mute = useMyMute(communityId);
  const name = `${student.displayName} · ${title}`;
  const progress = t('desk.progress', { at, all });
  useEffect(() => announce(`${name}, ${progress}`), [announce, name, progress]);
  useEffect(() => {
    // Whoever walks by keys goes on with them; nobody is taken out of a field.
    if (document.activeElement === document.body && !touch) onward.current?.focus({ preventScroll: true });
  }, [touch]);
  const leave = () => onward.current?.focus();
  useKeys([
    { keys: 'j', label: 'desk.next', group: 'lists', run: () => next !== undefined && goTo(next) },
    {
      keys: 'k',
      label: 'desk.previous',
      group: 'lists',
      run: () => previous !== undefined && goTo(previous),
    },
    { keys: 'r', label: 'goals.giveFeedback', group: 'lists', run: () => composer.current?.focus() },
    { keys: 'Escape', label: 'keys.escape', group: 'lists', run: leave },
  ]);

  return (
    <section ref={area} className={classes.main} aria-label={name}>
      <header className={walk.head}>
        <h2 className={walk.name}>{title}</h2>
        <Beside>{`${student.displayName} · ${progress}`}</Beside>
        <Button
          component={Link}
          variant="subtle"
          color="gray"
          size="xs"
          to={`/to/message/${message.id}`}
          preload={false}
        >
          {t('catchUp.open')}
        </Button>
      </header>
      <PlaceTimeline
        place={{ kind: 'conversation', id: conversationId }}
        communityId={communityId}
        label={t('chat.timeline', { place: title })}
        beginning={<p>{t('goals.beginning', { title })}</p>}
        empty={<p>{t('goals.nothing')}</p>}
        destinations={[{ conversationId }]}
        target={message.id}
        own
        byHand
        onLeave={leave}
      />
      {mute !== null ? (
        <MutedNote mute={mute} />
      ) : (
        <GoalComposer
          ref={composer}
          goal={goal}
          search={{ answer: message.id }}
          onUp={focusLast}
          autoFocus={false}
          onSent={() => onward.current?.focus()}
        />
      )}
      <div className={walk.acts} role="toolbar" aria-label={t('desk.acts')}>
        {end}
        <span className={walk.room} />
        <ActionIcon
          className={walk.back ?? ''}
          disabled={previous === undefined}
          aria-label={t('desk.previous')}
          aria-keyshortcuts="K"
          onClick={() => goTo(previous)}
        >
          <ChevronLeft size={20} aria-hidden />
        </ActionIcon>
        <Button
          ref={onward}
          className={walk.act ?? ''}
          aria-keyshortcuts="J"
          {...(next === undefined ? { 'aria-disabled': true, 'data-disabled': true } : {})}
          onClick={() => next !== undefined && goTo(next)}
        >
          {t('desk.next')}
        </Button>
      </div>
    </section>
  );
}
