import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { myCommunitiesQuery } from './communities.ts';
import classes from './rail-communities.module.css';

/** A round for each community that one is in, and "+" behind the last. What waits in one is marked at its edge. */
export function RailCommunities({ mark }: { mark: (communityId: string) => ReactNode }) {
  const t = useT();
  const mine = useQuery(myCommunitiesQuery).data ?? [];
  return (
    <ul className={classes.list}>
      {mine.map(({ id, name, slug }) => (
        <li key={id}>
          <Tooltip label={name} position="right">
            <Link to="/c/$slug" params={{ slug }} className={classes.round ?? ''}>
              <Avatar id={id} name={name} size={40} />
              <VisuallyHidden>{name}</VisuallyHidden>
              <span className={classes.mark}>{mark(id)}</span>
            </Link>
          </Tooltip>
        </li>
      ))}
      <li>
        <Tooltip label={t('communities.new')} position="right">
          <Link to="/communities/new" className={classes.plus ?? ''} aria-label={t('communities.new')}>
            <Plus size={20} aria-hidden />
          </Link>
        </Tooltip>
      </li>
    </ul>
  );
}
