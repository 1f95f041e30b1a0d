import type { Thread } from '@weft/contract/conversations.ts';
import type { Destination, Message } from '@weft/contract/messages.ts';
import { useMemo, useRef } from 'react';
import { useMe } from '../../features/accounts/me.ts';
import { useMyMute } from '../../features/communities/my-mute.ts';
import { Composer, type ComposerHandle } from '../../features/messages/composer.tsx';
import { DropArea } from '../../features/messages/drop-area.tsx';
import { MessageRow } from '../../features/messages/message-row.tsx';
import { isFor, usePending } from '../../features/messages/outbox.ts';
import { PendingRow } from '../../features/messages/pending-row.tsx';
import { useOutbox } from '../../features/messages/place-lines.tsx';
import { TimelineContext } from '../../features/messages/timeline-context.ts';
import { useReading } from '../../features/unread/unread.ts';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './channel-page.module.css';
import { MutedNote } from './muted-note.tsx';
import { PlaceTimeline } from './place-timeline.tsx';
import { useFocusLast } from './use-focus-last.ts';

interface ThreadTalkProps {
  readonly root: Message;
  /** Undefined before the first reply, and until it is known who reads it. */
  readonly thread: Thread | undefined;
  readonly target: string | undefined;
}

/** The replies to a message, and where one replies. Before the first there is no conversation yet: the reply makes it. */
export function ThreadTalk({ root, thread, target }: ThreadTalkProps) {
  const t = useT();
  const outbox = useOutbox();
  const composer = useRef<ComposerHandle>(null);
  const { area, focusLast } = useFocusLast();
  const id = root.thread?.id;
  const first: Destination = { rootMessageId: root.id };
  const to: Destination = id === undefined ? first : { conversationId: id };
  const primary = thread?.channels.find(({ isPrimary }) => isPrimary);
  const reading = useReading(root.place);
  const communityId = thread?.communityId ?? reading?.communityId ?? undefined;
  const mute = useMyMute(communityId);
  const mayReply = thread === undefined ? root.may.reply : thread.may.reply;

  return (
    <DropArea
      ref={area}
      words={t('files.dropReply')}
      onFiles={
        mayReply && mute === null && !root.deleted ? (files) => composer.current?.attach(files) : undefined
      }
    >
      {id === undefined ? (
        <FirstReply root={root} communityId={communityId} muted={mute !== null} />
      ) : (
        <PlaceTimeline
          place={{ kind: 'conversation', id }}
          communityId={communityId}
          label={t('chat.timeline', { place: t('thread.title') })}
          beginning={<MessageRow message={root} first />}
          empty={<MessageRow message={root} first />}
          destinations={[to, first]}
          target={target}
          own
          onLeave={() => composer.current?.focus()}
        />
      )}
      {mayReply && mute !== null && <MutedNote mute={mute} />}
      {mayReply && mute === null && !root.deleted && (
        <Composer
          ref={composer}
          outbox={outbox}
          to={to}
          place={id === undefined ? undefined : { kind: 'conversation', id }}
          keptAs={`thread:${root.id}`}
          label={t('composer.reply')}
          communityId={communityId}
          here={primary}
          autoFocus
          onUp={focusLast}
        />
      )}
    </DropArea>
  );
}

/** A message that nobody has replied to yet, and one's own replies on their way. */
function FirstReply({
  root,
  communityId,
  muted,
}: {
  root: Message;
  communityId: string | undefined;
  muted: boolean;
}) {
  const t = useT();
  const me = useMe().id;
  const outbox = useOutbox();
  const pending = usePending(outbox).filter((one) => isFor(one, { rootMessageId: root.id }));
  const surroundings = useMemo(
    () => ({
      ...{
        place: root.place,
        me,
        communityId,
        muted,
        openThread: undefined,
        report: undefined,
        markUnreadFrom: undefined,
      },
      ...{ editing: undefined, edit: () => {}, highlighted: undefined, isThreadUnread: () => false },
    }),
    [root.place, me, communityId, muted],
  );
  return (
    <TimelineContext value={surroundings}>
      <div className={classes.first}>
        <MessageRow message={root} first tabIndex={0} />
        {pending.map((one) => (
          <PendingRow key={one.clientKey} pending={one} first outbox={outbox} />
        ))}
        {pending.length === 0 && <p className={classes.firstWords}>{t('thread.noneHint')}</p>}
      </div>
    </TimelineContext>
  );
}
