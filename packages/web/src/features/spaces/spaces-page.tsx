import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { LayoutList, Plus } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { ListTools } from '../../ui/list/list-tools.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useCommunity } from '../communities/community-layout.tsx';
import { NewSpaceDialog } from './new-space-dialog.tsx';
import { SpaceRows } from './space-rows.tsx';
import type { KnownSpaces } from './spaces.ts';
import { useOrder } from './use-order.ts';
import { useSpaces } from './use-spaces.ts';

const route = getRouteApi('/frame/c/$slug/spaces/');

/** Every space that one may read, archived ones apart; for those who keep them in order, the place where they do. */
export function SpacesPage() {
  const t = useT();
  const community = useCommunity();
  const { id: communityId, slug } = community;
  const { make = false } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useSpaces(community);
  const setMake = (wanted: boolean) =>
    void navigate({ search: wanted ? { make: true } : {}, replace: !wanted });

  return (
    <Page
      title={t('spaces.all')}
      intro={t('spaces.intro')}
      back={<BackLink to="/c/$slug" params={{ slug }} />}
    >
      {query.data?.may.create && (
        <ListTools>
          <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setMake(true)}>
            {t('spaces.new')}
          </Button>
        </ListTools>
      )}
      <Loaded query={query}>{(known) => <All known={known} communityId={communityId} slug={slug} />}</Loaded>
      {make && query.data?.may.create && (
        <NewSpaceDialog
          communityId={communityId}
          onClose={() => setMake(false)}
          onMade={(space) =>
            void navigate({ to: '/c/$slug/spaces/$space', params: { slug, space: space.slug } })
          }
        />
      )}
    </Page>
  );
}

function All({ known, communityId, slug }: { known: KnownSpaces; communityId: string; slug: string }) {
  const t = useT();
  const archived = known.spaces.filter(({ archivedAt }) => archivedAt !== null);
  const { shown, move } = useOrder(
    communityId,
    known.spaces.filter(({ archivedAt }) => archivedAt === null),
  );
  return (
    <>
      {shown.length === 0 ? (
        <EmptyState icon={LayoutList} title={t('spaces.none')}>
          {t('spaces.noneHint')}
        </EmptyState>
      ) : (
        <SpaceRows slug={slug} spaces={shown} move={known.may.order ? move : undefined} />
      )}
      {archived.length > 0 && (
        <Section title={t('spaces.archived')}>
          <SpaceRows slug={slug} spaces={archived} />
        </Section>
      )}
    </>
  );
}
