import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DirectConversation } from '@weft/contract/conversations.ts';
import { unreadShown } from '@weft/contract/unread.ts';
import { Plus, StickyNote, UserRound, UsersRound } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { useIsHere } from '../../realtime/presence.ts';
import { CountBadge } from '../../ui/badge/count-badge.tsx';
import { FoldableSection } from '../../ui/frame/foldable-section.tsx';
import { SidebarLink } from '../../ui/frame/sidebar-link.tsx';
import { useMe } from '../accounts/me.ts';
import { directsQuery, nameOfDirect } from '../conversations/conversations.ts';
import { DraftMark } from '../drafts/drafts-link.tsx';
import { attentionOf, isStrong, useReading } from './unread.ts';

/** As many stand in the sidebar; all are found by the switcher. */
const shown = 12;

/** Direct conversations, the latest first. */
export function DirectSection() {
  const t = useT();
  const navigate = useNavigate();
  const directs = useQuery(directsQuery).data ?? [];
  return (
    <FoldableSection
      id="direct"
      title={t('direct.title')}
      action={
        <ActionIcon size={32} aria-label={t('direct.new')} onClick={() => void navigate({ to: '/messages' })}>
          <Plus size={16} aria-hidden />
        </ActionIcon>
      }
    >
      {directs.slice(0, shown).map((direct) => (
        <DirectLink key={direct.id} direct={direct} />
      ))}
    </FoldableSection>
  );
}

function DirectLink({ direct }: { direct: DirectConversation }) {
  const t = useT();
  const me = useMe().id;
  const reading = useReading({ kind: 'conversation', id: direct.id });
  const others = direct.people.filter(({ id }) => id !== me);
  const here = useIsHere(others.length === 1 ? others[0]?.id : undefined);
  return (
    <SidebarLink
      to="/messages/$conversationId"
      params={{ conversationId: direct.id }}
      activeOptions={{ includeSearch: false }}
      icon={others.length === 0 ? StickyNote : others.length === 1 ? UserRound : UsersRound}
      here={here}
      strong={reading !== undefined && isStrong(reading)}
      dim={direct.muted}
      badge={
        <>
          <DraftMark place={`conversation:${direct.id}`} />
          <CountBadge
            count={reading === undefined ? 0 : attentionOf(reading)}
            atMost={unreadShown}
            label={t('unread.label')}
          />
        </>
      }
    >
      {nameOfDirect(direct, me, t('direct.self'))}
    </SidebarLink>
  );
}
