import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Reading, unreadShown } from '@weft/contract/unread.ts';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useMyMute } from '../../features/communities/my-mute.ts';
import { Composer, type ComposerHandle } from '../../features/messages/composer.tsx';
import { useOutbox } from '../../features/messages/place-lines.tsx';
import { pathTo } from '../../features/unread/unread.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { CountBadge } from '../../ui/badge/count-badge.tsx';
import { Beside } from '../../ui/beside/beside.tsx';
import { useKeys } from '../../ui/keys/keys-provider.tsx';
import { Skeleton } from '../../ui/state/skeleton.tsx';
import { MutedNote } from '../chat/muted-note.tsx';
import { PlaceTimeline } from '../chat/place-timeline.tsx';
import { useFocusLast } from '../chat/use-focus-last.ts';
import classes from './catch-up.module.css';
import { useAbout } from './use-about.tsx';

export interface PlaceHandle {
  /** To the message that has the focus, in its thread; else to the place as a whole. */
  reply(): void;
  focusLast(): void;
}

interface PlaceBlockProps {
  readonly reading: Reading;
  readonly openThread: (rootMessageId: string) => void;
  /** Back to what one does with the whole place. */
  readonly onLeave: () => void;
  readonly ref: Ref<PlaceHandle>;
}

/** What is unread in one place, from where it begins, and where one answers. Wants a `key` that is its place. */
export function PlaceBlock({ reading, openThread, onLeave, ref }: PlaceBlockProps) {
  const t = useT();
  const outbox = useOutbox();
  const about = useAbout(reading);
  const mute = useMyMute(reading.communityId ?? undefined);
  const composer = useRef<ComposerHandle>(null);
  const [writing, setWriting] = useState(false);
  const { area, focusLast } = useFocusLast();
  const { place, unread, mentions } = reading;
  const threads = place.kind === 'channel' ? openThread : undefined;
  useImperativeHandle(ref, () => ({
    focusLast,
    reply: () => {
      const message = document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset.message;
      if (threads !== undefined && message !== undefined) return threads(message);
      setWriting(true);
      composer.current?.focus();
    },
  }));
  // Asked for by a finger, too: the field comes with its keyboard.
  useEffect(() => {
    if (writing) composer.current?.focus();
  }, [writing]);
  // What was typed stays, as everywhere.
  useKeys(writing ? [{ keys: 'Escape', label: 'keys.escape', group: 'lists', run: onLeave }] : []);
  if (about === undefined) return <Skeleton lines={8} />;

  const { name, where, began, beginning, destinations, write } = about;
  return (
    <section ref={area} className={classes.block} aria-label={name}>
      <header className={classes.head}>
        <h2 className={classes.name}>{name}</h2>
        <Beside>{began ?? where}</Beside>
        <CountBadge
          count={unread}
          atMost={unreadShown}
          label={t(mentions > 0 ? 'unread.mentions' : 'unread.label')}
        />
        <Button component={Link} variant="subtle" color="gray" size="xs" to={pathTo(reading)}>
          {t('catchUp.open')}
        </Button>
      </header>
      <PlaceTimeline
        place={place}
        communityId={reading.communityId ?? undefined}
        label={t('chat.timeline', { place: name })}
        beginning={beginning}
        empty={beginning}
        destinations={destinations}
        openThread={threads}
        own
        byHand
        onLeave={onLeave}
      />
      {write !== undefined && writing && mute !== null && <MutedNote mute={mute} />}
      {write !== undefined && writing && mute === null && (
        <Composer ref={composer} outbox={outbox} place={place} autoFocus onUp={focusLast} {...write} />
      )}
    </section>
  );
}
