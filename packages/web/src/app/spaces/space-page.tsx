import { ActionIcon } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Space } from '@weft/contract/spaces.ts';
import { Info, SearchX } from 'lucide-react';
import { useCommunity } from '../../features/communities/community-layout.tsx';
import { PostComposer } from '../../features/posts/post-composer.tsx';
import { PostList } from '../../features/posts/post-list.tsx';
import { spacePostsQuery } from '../../features/posts/posts.ts';
import { SpaceAbout } from '../../features/spaces/space-about.tsx';
import { SpaceEmpty } from '../../features/spaces/space-empty.tsx';
import { SpaceName } from '../../features/spaces/space-name.tsx';
import { SpaceReaders } from '../../features/spaces/space-readers.tsx';
import { useSpace } from '../../features/spaces/use-spaces.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { usePageName } from '../../ui/page/window-title.ts';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import classes from './space-page.module.css';

const route = getRouteApi('/frame/c/$slug/spaces/$space');

/** A space: who reads it, what belongs there, and what is posted. */
export function SpacePage() {
  const t = useT();
  const community = useCommunity();
  const { space: address } = route.useParams();
  const here = useSpace(community, address);
  if (here.data !== undefined) return <OpenSpace key={here.data.id} space={here.data} />;
  return (
    <Page title={t('spaces.one')} back={<BackLink to="/c/$slug" params={{ slug: community.slug }} />}>
      {here.missing ? (
        <EmptyState icon={SearchX} title={t('spaces.missing')}>
          {t('spaces.missingHint')}
        </EmptyState>
      ) : (
        <Loaded query={here}>{() => null}</Loaded>
      )}
    </Page>
  );
}

function OpenSpace({ space }: { space: Space }) {
  const t = useT();
  const { slug, name: community } = useCommunity();
  usePageName(`${space.name} · ${community}`);
  const { about = false } = route.useSearch();
  const navigate = route.useNavigate();
  const posts = useInfiniteQuery(spacePostsQuery(space.id));
  const setAbout = (wanted: boolean) =>
    void navigate({ search: wanted ? { about: true } : {}, replace: !wanted });

  return (
    <Page
      title={<SpaceName space={space} />}
      detail={space.description}
      back={<BackLink to="/c/$slug" params={{ slug }} />}
      actions={
        <>
          <SpaceReaders space={space} />
          <ActionIcon aria-label={t('spaces.about')} onClick={() => setAbout(true)}>
            <Info size={20} aria-hidden />
          </ActionIcon>
        </>
      }
    >
      {space.archivedAt !== null && <p className={classes.archived}>{t('spaces.isArchived')}</p>}
      {space.may.post && <PostComposer key={space.id} spaceId={space.id} />}
      <PostList query={posts} label={t('posts.list')} empty={<SpaceEmpty space={space} />} />
      {about && (
        <SpaceAbout
          space={space}
          onClose={() => setAbout(false)}
          onSaved={(saved) =>
            void navigate({
              to: '.',
              params: (before) => ({ ...before, space: saved.slug }),
              search: {},
              replace: true,
            })
          }
        />
      )}
    </Page>
  );
}
