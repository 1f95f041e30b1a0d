import { useInfiniteQuery } from '@tanstack/react-query';
import type { Answer } from '@weft/contract/route.ts';
import type { search } from '@weft/contract/search.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Beside } from './beside.tsx';
import { FoundList } from './found-list.tsx';
import { HitRow } from './hit-row.tsx';
import { PostHitRow } from './post-hit-row.tsx';
import { searchPostsQuery, searchQuery, whatToAsk } from './search.ts';

interface ResultsProps {
  readonly q: string;
  readonly communityId: string | undefined;
  readonly kind: 'messages' | 'posts';
}

/** What is found, of the one kind or the other. */
export function Results({ q, communityId, kind }: ResultsProps) {
  const asked = whatToAsk(q);
  if (asked === '') return null;
  const Found = kind === 'posts' ? FoundPosts : FoundMessages;
  return <Found asked={asked} communityId={communityId} />;
}

interface FoundProps {
  readonly asked: string;
  readonly communityId: string | undefined;
}

// What was found before stays until there is something to put in its place: no flicker with every letter.
const kept = { placeholderData: <T,>(before: T) => before };

/** Messages, the newest first, and beside them people and channels of that name. */
function FoundMessages({ asked, communityId }: FoundProps) {
  const t = useT();
  const query = useInfiniteQuery({ ...searchQuery(asked, communityId), ...kept });
  const beside = query.data?.pages[0];
  return (
    <FoundList
      query={query}
      searched={`${asked} ${communityId}`}
      idOf={({ message }) => message.id}
      label={t('search.messages')}
      said={(count) => (count === 0 ? t('search.noMessages') : t('search.found', { count }))}
      none={t(isAlone(beside) ? 'search.none' : 'search.noMessages')}
      beside={beside !== undefined && <Beside people={beside.people} channels={beside.channels} />}
    >
      {(hit, roving, onOpen) => <HitRow hit={hit} roving={roving} onOpen={onOpen} />}
    </FoundList>
  );
}

/** Posts and comments, the newest first. */
function FoundPosts({ asked, communityId }: FoundProps) {
  const t = useT();
  const query = useInfiniteQuery({ ...searchPostsQuery(asked, communityId), ...kept });
  return (
    <FoundList
      query={query}
      searched={`posts ${asked} ${communityId}`}
      idOf={({ post }) => post.id}
      label={t('search.posts')}
      said={(count) => (count === 0 ? t('search.noPosts') : t('search.foundPosts', { count }))}
      none={t('search.noPosts')}
    >
      {(hit, roving, onOpen) => <PostHitRow hit={hit} roving={roving} onOpen={onOpen} />}
    </FoundList>
  );
}

/** Neither people nor channels stand beside. */
function isAlone(page: Answer<typeof search> | undefined): boolean {
  return page === undefined || page.people.length + page.channels.length === 0;
}
