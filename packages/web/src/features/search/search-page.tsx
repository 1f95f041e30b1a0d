import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRef } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { usePageName } from '../../ui/page/window-title.ts';
import { myCommunitiesQuery } from '../communities/communities.ts';
import { Results } from './results.tsx';
import { SearchBox } from './search-box.tsx';
import classes from './search-page.module.css';
import { WhatToSearch } from './what-to-search.tsx';

const route = getRouteApi('/frame/search');

/** What was said and published, and people and channels, in what one may see. What is looked for, and where, stands in the address. */
export function SearchPage() {
  const t = useT();
  const { q = '', community = '', kind: wanted } = route.useSearch();
  const kind = wanted === 'posts' ? wanted : 'messages';
  const navigate = route.useNavigate();
  const results = useRef<HTMLDivElement>(null);
  const mine = useQuery(myCommunitiesQuery).data;
  const within = mine?.find(({ slug }) => slug === community);
  usePageName(q === '' ? t('search.title') : t('search.titled', { words: q }));
  const go = (changes: { q?: string; community?: string; kind?: string }) => {
    const wanted = { q, community, kind, ...changes };
    void navigate({
      search: {
        ...(wanted.q === '' ? {} : { q: wanted.q }),
        ...(wanted.community === '' ? {} : { community: wanted.community }),
        ...(wanted.kind === 'posts' ? { kind: wanted.kind } : {}),
      },
      replace: true,
    });
  };

  return (
    <Page fill title={t('search.title')} back={<BackLink to="/" />}>
      <div className={classes.scroll} data-scroll-restoration-id="search">
        <div className={classes.content}>
          <SearchBox
            value={q}
            onSearch={(value) => go({ q: value })}
            onDown={() => results.current?.querySelector<HTMLElement>('[data-roving]')?.focus()}
            where={
              mine !== undefined &&
              mine.length > 0 && (
                <NativeSelect
                  className={classes.where ?? ''}
                  aria-label={t('search.where')}
                  value={within?.slug ?? ''}
                  onChange={({ currentTarget }) => go({ community: currentTarget.value })}
                  data={[
                    { value: '', label: t('search.everywhere') },
                    ...mine.map(({ slug, name }) => ({ value: slug, label: t('search.within', { name }) })),
                  ]}
                />
              )
            }
          />
          {q !== '' && (
            <SegmentedControl
              className={classes.kind ?? ''}
              aria-label={t('search.kind')}
              value={kind}
              onChange={(value) => go({ kind: value })}
              data={[
                { value: 'messages', label: t('search.messages') },
                { value: 'posts', label: t('search.posts') },
              ]}
            />
          )}
          <div ref={results}>
            {q === '' ? (
              <WhatToSearch />
            ) : (
              // Where it is looked decides what is found: not before the address is understood.
              (community === '' || mine !== undefined) && (
                <Results q={q} communityId={within?.id} kind={kind} />
              )
            )}
          </div>
        </div>
      </div>
    </Page>
  );
}
