import { ActionIcon } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type DirectConversation, muteConversation } from '@weft/contract/conversations.ts';
import { Bell, BellOff, MessageSquare, SearchX } from 'lucide-react';
import { useRef } from 'react';
import { useMe } from '../../features/accounts/me.ts';
import { BlockIcon } from '../../features/blocks/block-button.tsx';
import { changeDirect, conversationQuery, nameOfDirect } from '../../features/conversations/conversations.ts';
import { ReadBy } from '../../features/conversations/read-by.tsx';
import { Composer, type ComposerHandle } from '../../features/messages/composer.tsx';
import { DropArea } from '../../features/messages/drop-area.tsx';
import { useOutbox } from '../../features/messages/place-lines.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { useIsHere } from '../../realtime/presence.ts';
import { failureWords, isMissing } from '../../ui/failure/failure-words.ts';
import { HereDot } from '../../ui/here/here-dot.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { usePageName } from '../../ui/page/window-title.ts';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { ClosedDirect } from './closed-direct.tsx';
import { PlaceTimeline } from './place-timeline.tsx';
import { useFocusLast } from './use-focus-last.ts';

const route = getRouteApi('/frame/messages/$conversationId');

/** What is said among a few. */
export function DirectPage() {
  const t = useT();
  const { conversationId } = route.useParams();
  const query = useQuery(conversationQuery(conversationId));
  if (query.data?.kind === 'direct') return <OpenDirect key={conversationId} direct={query.data} />;
  const missing = query.data !== undefined || isMissing(query.error);
  return (
    <Page title={t('direct.one')} back={<BackLink to="/messages" />}>
      {missing ? (
        <EmptyState icon={SearchX} title={t('direct.missing')}>
          {t('direct.missingHint')}
        </EmptyState>
      ) : (
        <Loaded query={query}>{() => null}</Loaded>
      )}
    </Page>
  );
}

function OpenDirect({ direct }: { direct: DirectConversation }) {
  const t = useT();
  const me = useMe().id;
  const { message } = route.useSearch();
  const outbox = useOutbox();
  const composer = useRef<ComposerHandle>(null);
  const { area, focusLast } = useFocusLast();
  const name = nameOfDirect(direct, me, t('direct.self'));
  usePageName(name);
  const to = { conversationId: direct.id };
  const others = direct.people.filter(({ id }) => id !== me);
  const other = others.length === 1 ? others[0] : undefined;
  return (
    <Page
      fill
      title={<DirectName direct={direct} me={me} name={name} />}
      back={<BackLink to="/messages" />}
      actions={
        <>
          {other !== undefined && <BlockIcon person={other} />}
          <Mute direct={direct} />
        </>
      }
    >
      <DropArea
        ref={area}
        words={t('files.drop', { place: name })}
        onFiles={direct.may.reply ? (files) => composer.current?.attach(files) : undefined}
      >
        <PlaceTimeline
          key={`${direct.id} ${message}`}
          place={{ kind: 'conversation', id: direct.id }}
          label={t('chat.timeline', { place: name })}
          beginning={
            <p>{direct.people.length === 1 ? t('direct.beginningSelf') : t('direct.beginning', { name })}</p>
          }
          empty={
            <EmptyState icon={MessageSquare} title={t('chat.empty')}>
              {t('direct.noneHint')}
            </EmptyState>
          }
          destinations={[to]}
          target={message}
          own
          onLeave={() => composer.current?.focus()}
        />
        {direct.may.reply && <ReadBy direct={direct} me={me} />}
        {direct.may.reply ? (
          <Composer
            ref={composer}
            outbox={outbox}
            to={to}
            place={{ kind: 'conversation', id: direct.id }}
            keptAs={`conversation:${direct.id}`}
            label={t('composer.label', { place: name })}
            people={direct.people}
            autoFocus
            onUp={focusLast}
          />
        ) : (
          other !== undefined && <ClosedDirect other={other} />
        )}
      </DropArea>
    </Page>
  );
}

/** With whom; and while somebody alone is on the other side, whether they are here. */
function DirectName({ direct, me, name }: { direct: DirectConversation; me: string; name: string }) {
  const others = direct.people.filter(({ id }) => id !== me);
  const here = useIsHere(others.length === 1 ? others[0]?.id : undefined);
  return (
    <>
      {name} {here && <HereDot />}
    </>
  );
}

function Mute({ direct: { id, muted } }: { direct: DirectConversation }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const mute = async () => {
    const put = (to: boolean) => changeDirect(queryClient, id, (known) => ({ ...known, muted: to }));
    put(!muted);
    try {
      await api.call(muteConversation, { params: { conversationId: id }, body: { muted: !muted } });
    } catch (error) {
      put(muted);
      toast({ text: failureWords(error, t) });
    }
  };
  const Icon = muted ? BellOff : Bell;
  return (
    <ActionIcon aria-label={t('direct.mute')} aria-pressed={muted} onClick={() => void mute()}>
      <Icon size={20} aria-hidden />
    </ActionIcon>
  );
}
