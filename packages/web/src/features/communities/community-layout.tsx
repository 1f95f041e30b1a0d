import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet } from '@tanstack/react-router';
import type { Community } from '@weft/contract/communities.ts';
import { SearchX } from 'lucide-react';
import { createContext, use, useEffect } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { isMissing } from '../../ui/failure/failure-words.ts';
import { writeKept } from '../../ui/kept.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { communityQuery } from './communities.ts';

const Context = createContext<Community | undefined>(undefined);

/** The community that the address names. Only below CommunityLayout. */
export function useCommunity(): Community {
  const community = use(Context);
  if (community === undefined) throw new Error('no community around this page');
  return community;
}

const route = getRouteApi('/frame/c/$slug');

/** Every page of one community: there, loading, or not there for who looks. */
export function CommunityLayout() {
  const t = useT();
  const { slug } = route.useParams();
  const query = useQuery(communityQuery(slug));
  // Said first: what was seen before one was taken out is not shown on.
  const inside = (query.data?.role ?? null) !== null;
  useEffect(() => {
    if (inside) writeKept('community', slug);
  }, [inside, slug]);
  const missing = isMissing(query.error);
  if (query.data !== undefined && !missing)
    return (
      <Context value={query.data}>
        <Outlet />
      </Context>
    );
  return (
    <Page title={t('communities.one')}>
      {missing ? (
        <EmptyState icon={SearchX} title={t('communities.missing')}>
          {t('communities.missingHint')}
        </EmptyState>
      ) : (
        <Loaded query={query}>{() => null}</Loaded>
      )}
    </Page>
  );
}
