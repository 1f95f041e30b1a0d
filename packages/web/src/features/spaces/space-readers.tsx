import type { Community } from '@weft/contract/communities.ts';
import type { Space } from '@weft/contract/spaces.ts';
import { Globe, Lock } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { useCommunity } from '../communities/community-layout.tsx';
import classes from './space-readers.module.css';

export function readersWords(
  space: Pick<Space, 'visibility'>,
  community: Pick<Community, 'visibility'>,
): 'spaces.readByAnybody' | 'spaces.readByMembers' {
  const open = space.visibility === 'public' && community.visibility === 'public';
  return open ? 'spaces.readByAnybody' : 'spaces.readByMembers';
}

/** In the heading line: who reads what is posted here, before one posts it. */
export function SpaceReaders({ space }: { space: Space }) {
  const t = useT();
  const words = readersWords(space, useCommunity());
  const Icon = words === 'spaces.readByAnybody' ? Globe : Lock;
  return (
    <p className={classes.readers}>
      <Icon size={16} aria-hidden />
      <span className={classes.words}>{t(words)}</span>
    </p>
  );
}
