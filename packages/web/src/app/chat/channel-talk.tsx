import { Button } from '@mantine/core';
import type { Channel } from '@weft/contract/channels.ts';
import { MessageSquare } from 'lucide-react';
import { useRef } from 'react';
import { useActOnChannel } from '../../features/channels/act.ts';
import { useMyMute } from '../../features/communities/my-mute.ts';
import { Composer, type ComposerHandle } from '../../features/messages/composer.tsx';
import { DropArea } from '../../features/messages/drop-area.tsx';
import { useOutbox } from '../../features/messages/place-lines.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import classes from './channel-page.module.css';
import { MutedNote } from './muted-note.tsx';
import { PlaceTimeline } from './place-timeline.tsx';
import { useFocusLast } from './use-focus-last.ts';

interface ChannelTalkProps {
  readonly channel: Channel;
  readonly target: string | undefined;
  readonly openThread: (rootMessageId: string) => void;
}

/** What is said in a channel, and where one says something. */
export function ChannelTalk({ channel, target, openThread }: ChannelTalkProps) {
  const t = useT();
  const outbox = useOutbox();
  const act = useActOnChannel(channel);
  const composer = useRef<ComposerHandle>(null);
  const { area, focusLast } = useFocusLast();
  const { id, slug, communityId, archivedAt, may, joined } = channel;
  const place = `#${slug}`;
  const mute = useMyMute(communityId);

  return (
    <DropArea
      ref={area}
      words={t('files.drop', { place: place })}
      onFiles={may.post && mute === null ? (files) => composer.current?.attach(files) : undefined}
    >
      <PlaceTimeline
        key={`${id} ${target}`}
        place={{ kind: 'channel', id }}
        communityId={communityId}
        label={t('chat.timeline', { place })}
        beginning={<p>{t('chat.beginning', { place })}</p>}
        empty={
          <EmptyState icon={MessageSquare} title={t('chat.empty')}>
            {may.post ? t('chat.emptyHint') : undefined}
          </EmptyState>
        }
        destinations={[{ channelId: id }]}
        target={target}
        openThread={openThread}
        own={joined}
        onLeave={() => composer.current?.focus()}
      />
      {may.post && mute !== null ? (
        <MutedNote mute={mute} />
      ) : may.post ? (
        <Composer
          ref={composer}
          outbox={outbox}
          to={{ channelId: id }}
          place={{ kind: 'channel', id }}
          keptAs={`channel:${id}`}
          label={t('composer.label', { place })}
          communityId={communityId}
          here={channel}
          autoFocus={target === undefined}
          onUp={focusLast}
        />
      ) : (
        <div className={classes.closed}>
          <p className={classes.closedWords}>
            {t(archivedAt === null ? 'channels.look' : 'channels.isArchived')}
          </p>
          {may.join && !joined && (
            <Button
              aria-label={t('channels.joinNamed', { name: channel.name })}
              onClick={() => void act.join()}
            >
              {t('channels.join')}
            </Button>
          )}
        </div>
      )}
    </DropArea>
  );
}
