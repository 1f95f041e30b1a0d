import { useQuery } from '@tanstack/react-query';
import { useHearingWhoIsHere } from '../../realtime/presence.ts';
import { myCommunitiesQuery } from './communities.ts';

/** One sees who is there of the communities that one is in. */
export function HearingWhoIsHere() {
  useHearingWhoIsHere((useQuery(myCommunitiesQuery).data ?? []).map(({ id }) => id));
  return null;
}
