import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import type { GoalConversation } from '@weft/contract/conversations.ts';
import { myCommunitiesQuery } from '../../features/communities/communities.ts';
import { Leading } from '../chat/leading.tsx';
import type { GoalSearch } from './where-to.ts';

/** The page of the goal that a conversation belongs to, by its community's address as it is now. */
export function ToGoal({ goal, search }: { goal: GoalConversation; search: GoalSearch }) {
  const mine = useQuery(myCommunitiesQuery);
  const slug = mine.data?.find(({ id }) => id === goal.communityId)?.slug;
  return (
    <Leading query={{ data: slug, error: mine.error, refetch: mine.refetch }}>
      {(known) => (
        <Navigate
          to="/c/$slug/goals/$goalId"
          params={{ slug: known, goalId: goal.goalId }}
          search={search}
          replace
        />
      )}
    </Leading>
  );
}
