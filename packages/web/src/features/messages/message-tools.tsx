import { ActionIcon, Menu } from '@mantine/core';
import type { Message } from '@weft/contract/messages.ts';
import {
  Ban,
  Ellipsis,
  Flag,
  Link2,
  MessageSquareReply,
  Pencil,
  Pin,
  PinOff,
  SmilePlus,
  Trash2,
  Undo2,
  VolumeX,
} from 'lucide-react';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useBlocking, useIsBlocked } from '../blocks/blocks.ts';
import { useKeepsPeace } from '../communities/at-least.ts';
import { EmojiPopover } from './emoji-popover.tsx';
import { useMessageActs } from './message-acts.ts';
import classes from './message-tools.module.css';
import { useMay, useTimeline } from './timeline-context.ts';

const ActOnDialog = lazy(() =>
  import('../communities/act-on-dialog.tsx').then((m) => ({ default: m.ActOnDialog })),
);

interface MessageToolsProps {
  readonly message: Message;
  /** Something of it is open: it stays, wherever one points. */
  readonly onHold: (held: boolean) => void;
}

/** What one can do with a message, above its corner while it is pointed at or has the focus. */
export function MessageTools({ message, onHold }: MessageToolsProps) {
  const t = useT();
  const { me, communityId, openThread, speakTo, edit, report, markUnreadFrom } = useTimeline();
  const acts = useMessageActs(message, me);
  const [open, setOpen] = useState<'emoji' | 'menu' | 'act'>();
  const { author, pinned } = message;
  const may = useMay(message);
  const speak = may.reply ? speakTo?.words(message) : undefined;
  const keeps = useKeepsPeace(communityId) && author.id !== me;
  const setBlocked = useBlocking();
  const blocked = useIsBlocked(author.id);
  const hold = useEffectEvent(onHold);
  useEffect(() => hold(open !== undefined), [open]);

  return (
    <div className={classes.tools} role="toolbar" aria-label={t('chat.tools')}>
      {may.react && (
        <EmojiPopover
          opened={open === 'emoji'}
          onChange={(opened) => setOpen(opened ? 'emoji' : undefined)}
          onChosen={(emoji) => void acts.react(emoji)}
        >
          <ActionIcon
            aria-label={t('chat.react')}
            onClick={() => setOpen(open === 'emoji' ? undefined : 'emoji')}
          >
            <SmilePlus size={18} aria-hidden />
          </ActionIcon>
        </EmojiPopover>
      )}
      {openThread !== undefined && (
        <ActionIcon aria-label={t('chat.reply')} onClick={() => openThread(message.id)}>
          <MessageSquareReply size={18} aria-hidden />
        </ActionIcon>
      )}
      {speak !== undefined && (
        <ActionIcon aria-label={speak} onClick={() => speakTo?.run(message)}>
          <MessageSquareReply size={18} aria-hidden />
        </ActionIcon>
      )}
      {may.edit && (
        <ActionIcon aria-label={t('chat.edit')} onClick={() => edit(message.id)}>
          <Pencil size={18} aria-hidden />
        </ActionIcon>
      )}
      <Menu
        opened={open === 'menu'}
        // What was chosen in it may have opened something else.
        onChange={(opened) => setOpen((now) => (opened ? 'menu' : now === 'menu' ? undefined : now))}
        position="bottom-end"
      >
        <Menu.Target>
          <ActionIcon aria-label={t('chat.more')}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Link2 size={16} aria-hidden />} onClick={() => void acts.copyLink()}>
            {t('chat.copyLink')}
          </Menu.Item>
          {may.pin && (
            <Menu.Item
              leftSection={pinned ? <PinOff size={16} aria-hidden /> : <Pin size={16} aria-hidden />}
              onClick={() => void acts.pin()}
            >
              {t(pinned ? 'chat.unpin' : 'chat.pin')}
            </Menu.Item>
          )}
          {markUnreadFrom !== undefined && (
            <Menu.Item leftSection={<Undo2 size={16} aria-hidden />} onClick={() => markUnreadFrom(message)}>
              {t('chat.markUnread')}
            </Menu.Item>
          )}
          {author.id !== me && (
            <Menu.Item
              leftSection={<Ban size={16} aria-hidden />}
              onClick={() => void setBlocked(author, !blocked)}
            >
              {t(blocked ? 'blocks.unblockNamed' : 'blocks.blockNamed', { name: author.displayName })}
            </Menu.Item>
          )}
          {author.id !== me && report !== undefined && (
            <Menu.Item leftSection={<Flag size={16} aria-hidden />} onClick={() => report(message.id)}>
              {t('reports.report')}
            </Menu.Item>
          )}
          {keeps && (
            <Menu.Item leftSection={<VolumeX size={16} aria-hidden />} onClick={() => setOpen('act')}>
              {t('mute.actOn', { name: author.displayName })}
            </Menu.Item>
          )}
          {may.delete && (
            <Menu.Item
              color="red"
              leftSection={<Trash2 size={16} aria-hidden />}
              onClick={() => {
                acts.remove();
                // The line is gone, and with it the focus: on to where one writes.
                edit(undefined);
              }}
            >
              {t('chat.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {open === 'act' && communityId !== undefined && (
        <Suspense fallback={null}>
          <ActOnDialog
            communityId={communityId}
            userId={author.id}
            name={author.displayName}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}
