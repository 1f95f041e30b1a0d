import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Plus, Rows3 } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { FoldableSection } from '../../ui/frame/foldable-section.tsx';
import { SidebarLink } from '../../ui/frame/sidebar-link.tsx';
import { communityQuery } from '../communities/communities.ts';
import { spaceIcon } from './space-name.tsx';
import { useSpaces } from './use-spaces.ts';

/** The spaces of the community that the address names, and the way to all of them; in a public one for visitors, too. */
export function SpaceSection() {
  const t = useT();
  const navigate = useNavigate();
  const { slug = '', space: open } = useParams({ strict: false });
  const community = useQuery({ ...communityQuery(slug), enabled: slug !== '' }).data;
  const known = useSpaces(community).data;
  if (known === undefined) return null;
  // One that is archived stands with the others for as long as it is looked at.
  const spaces = known.spaces.filter(({ archivedAt, slug: one }) => archivedAt === null || one === open);
  const make = () => void navigate({ to: '/c/$slug/spaces', params: { slug }, search: { make: true } });

  return (
    <FoldableSection
      id="spaces"
      title={t('spaces.title')}
      action={
        known.may.create && (
          <ActionIcon size={32} aria-label={t('spaces.new')} onClick={make}>
            <Plus size={16} aria-hidden />
          </ActionIcon>
        )
      }
    >
      {spaces.map((space) => (
        <SidebarLink
          key={space.id}
          to="/c/$slug/spaces/$space"
          params={{ slug, space: space.slug }}
          activeOptions={{ includeSearch: false }}
          icon={spaceIcon(space.visibility)}
          dim={space.archivedAt !== null}
        >
          {space.name}
        </SidebarLink>
      ))}
      <SidebarLink
        to="/c/$slug/spaces"
        params={{ slug }}
        activeOptions={{ exact: true, includeSearch: false }}
        icon={Rows3}
      >
        {t('spaces.all')}
      </SidebarLink>
    </FoldableSection>
  );
}
