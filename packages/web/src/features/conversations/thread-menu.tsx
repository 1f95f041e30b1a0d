import { ActionIcon, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ConversationChannel, type Thread, takeBackConversation } from '@weft/contract/conversations.ts';
import { CornerUpRight, Ellipsis, Newspaper, Undo2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { useOutcome } from '../../ui/toast/use-outcome.ts';
import { CarryDialog } from './carry-dialog.tsx';
import { refetchConversation } from './conversations.ts';
import { beganInPublic } from './thread-post.ts';

const PublishDialog = lazy(() => import('./publish-dialog.tsx').then((m) => ({ default: m.PublishDialog })));

/** Carrying a thread elsewhere, taking it back, and making a post of it. */
export function ThreadMenu({ thread }: { thread: Thread }) {
  const t = useT();
  const outcome = useOutcome();
  const queryClient = useQueryClient();
  const [carrying, setCarrying] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const [leaving, setLeaving] = useState<ConversationChannel>();
  const carried = thread.channels.filter(({ may }) => may.takeBack);
  const open = beganInPublic(thread);
  if (!thread.may.carry && carried.length === 0 && !open) return null;

  const takeBack = ({ id: channelId, slug: channel }: ConversationChannel) => {
    setLeaving(undefined);
    const params = { conversationId: thread.id, channelId };
    void outcome(api.call(takeBackConversation, { params }), () => t('thread.takenBack', { channel })).then(
      () => refetchConversation(queryClient, thread.id),
    );
  };

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('chat.more')}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {thread.may.carry && (
            <Menu.Item
              leftSection={<CornerUpRight size={16} aria-hidden />}
              onClick={() => setCarrying(true)}
            >
              {t('thread.carry')}
            </Menu.Item>
          )}
          {open && (
            <Menu.Item leftSection={<Newspaper size={16} aria-hidden />} onClick={() => setPublishing(true)}>
              {t('thread.publish')}
            </Menu.Item>
          )}
          {carried.map((channel) => (
            <Menu.Item
              key={channel.id}
              leftSection={<Undo2 size={16} aria-hidden />}
              onClick={() => setLeaving(channel)}
            >
              {t('thread.takeBack', { channel: channel.slug })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {carrying && <CarryDialog thread={thread} onClose={() => setCarrying(false)} />}
      {publishing && (
        <Suspense>
          <PublishDialog thread={thread} onClose={() => setPublishing(false)} />
        </Suspense>
      )}
      {leaving !== undefined && (
        <Confirm
          title={t('thread.takeBack', { channel: leaving.slug })}
          words={t('thread.takeBackSure', { channel: leaving.slug })}
          no={t('thread.stays')}
          yes={t('thread.takeBack', { channel: leaving.slug })}
          onNo={() => setLeaving(undefined)}
          onYes={() => takeBack(leaving)}
        />
      )}
    </>
  );
}
