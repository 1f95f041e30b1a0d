import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Message } from '@weft/contract/messages.ts';
import { SearchX } from 'lucide-react';
import { conversationQuery } from '../../features/conversations/conversations.ts';
import { ThreadHead } from '../../features/conversations/thread-head.tsx';
import { rootQuery } from '../../features/messages/root.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { isMissing } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { SidePane } from '../../ui/side-pane/side-pane.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { ThreadTalk } from './thread-talk.tsx';

interface ThreadPaneProps {
  readonly rootMessageId: string;
  readonly target?: string | undefined;
  readonly onClose: () => void;
}

/** A thread beside what one reads. Its address is the message that it hangs on, which is there before the first reply. */
export function ThreadPane({ rootMessageId, target, onClose }: ThreadPaneProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const query = useQuery(rootQuery(queryClient, rootMessageId));
  return (
    <SidePane fill title={t('thread.title')} onClose={onClose}>
      {isMissing(query.error) ? (
        <Missing />
      ) : (
        <Loaded query={query}>{(root) => <Thread root={root} target={target} />}</Loaded>
      )}
    </SidePane>
  );
}

function Thread({ root, target }: { root: Message; target: string | undefined }) {
  const id = root.thread?.id;
  const query = useQuery({ ...conversationQuery(id ?? ''), enabled: id !== undefined });
  // Said first: what was seen before it was taken back from where one reads is not shown on.
  if (isMissing(query.error)) return <Missing />;
  const thread = query.data?.kind === 'thread' ? query.data : undefined;
  return (
    <>
      {thread !== undefined && <ThreadHead thread={thread} />}
      <ThreadTalk root={root} thread={thread} target={target} />
    </>
  );
}

function Missing() {
  const t = useT();
  return (
    <EmptyState icon={SearchX} title={t('thread.missing')}>
      {t('thread.missingHint')}
    </EmptyState>
  );
}
