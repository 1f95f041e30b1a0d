import type { Space } from '@weft/contract/spaces.ts';
import { LayoutList, Lock } from 'lucide-react';
import { IconName } from '../../ui/name/icon-name.tsx';

type Named = Pick<Space, 'name' | 'visibility'>;

export function spaceIcon(visibility: Space['visibility']) {
  return visibility === 'private' ? Lock : LayoutList;
}

export function SpaceName({ space: { name, visibility } }: { space: Named }) {
  return <IconName icon={spaceIcon(visibility)}>{name}</IconName>;
}
