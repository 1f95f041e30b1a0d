import { Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listRevisions, type Message } from '@weft/contract/messages.ts';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { exactTime } from '../../ui/time/relative.ts';
import classes from './edited-mark.module.css';
import { MessageHtml } from './message-html.tsx';

/** "edited", and what it said before for whoever asks. */
export function EditedMark({ message, at }: { message: Message; at: string }) {
  const { t, locale } = useLanguage();
  const [open, setOpen] = useState(false);
  const when = (text: string) => exactTime(new Date(text), locale);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      withinPortal={false}
      width={360}
      trapFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.mark}
          aria-label={`${t('chat.edited')}. ${t('chat.editedWhen', { time: when(at) })}`}
          title={when(at)}
          onClick={() => setOpen(!open)}
        >
          ({t('chat.edited')})
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('chat.history')} className={classes.history ?? ''}>
        {open && <History messageId={message.id} version={message.version} when={when} />}
      </Popover.Dropdown>
    </Popover>
  );
}

interface HistoryProps {
  readonly messageId: string;
  readonly version: number;
  readonly when: (at: string) => string;
}

function History({ messageId, version, when }: HistoryProps) {
  const { t } = useLanguage();
  const query = useQuery({
    queryKey: ['revisions', messageId, version],
    queryFn: async ({ signal }) =>
      (await api.call(listRevisions, { params: { messageId }, signal })).revisions,
  });
  return (
    <>
      <p className={classes.title}>{t('chat.history')}</p>
      <Loaded query={query} lines={2}>
        {(revisions) =>
          revisions.map((revision) => (
            <div key={revision.version} className={classes.revision}>
              <p className={classes.until}>{t('chat.until', { time: when(revision.until) })}</p>
              <MessageHtml html={revision.html} />
            </div>
          ))
        }
      </Loaded>
    </>
  );
}
