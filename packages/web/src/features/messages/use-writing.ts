import { useQueryClient } from '@tanstack/react-query';
import type { Place } from '@weft/contract/places.ts';
import { useTyping } from '../../realtime/use-typing.ts';
import { useMe } from '../accounts/me.ts';
import { nameInTimeline } from './timeline.ts';

/** Who writes in a place, by the names that stand in its timeline; null for one who has not said anything there. */
export function useWriting(place: Place | undefined) {
  const queryClient = useQueryClient();
  const room = place && `${place.kind === 'channel' ? 'channel' : 'thread'}:${place.id}`;
  const { blocked } = useMe();
  const { userIds, wrote } = useTyping(room);
  const others = userIds.filter((id) => !blocked.includes(id));
  const names = others.map((id) => (place === undefined ? null : nameInTimeline(queryClient, place, id)));
  return { names, wrote };
}
