import {
  getAnyCommunity,
  handOverCommunity,
  listAllCommunities,
} from '@weft/contract/operator-communities.ts';
import { Problem } from '../../../core/http/problem.ts';
import type { Kernel } from '../../../core/kernel.ts';
import { transferCommunity } from '../../communities/commands.ts';
import { mayTransfer } from '../../communities/policy.ts';
import { readCommunityFacts } from '../../communities/queries.ts';
import type { DeskRoutes } from '../desk.ts';
import { findMemberNamed, listEveryCommunity, readAnyCommunity } from '../queries/communities.ts';

/** Plan, seats and budget are set by the route that the community's own settings use. */
export function communityRoutes(routes: DeskRoutes, { db }: Kernel): void {
  routes.read(listAllCommunities, ({ desk, query }) => listEveryCommunity(db, desk, query));

  routes.read(getAnyCommunity, async ({ desk, params }) => ({
    community: await readAnyCommunity(db, desk, params.communityId),
  }));

  routes.write(handOverCommunity, async ({ tx, actor, desk, params, body }) => {
    const facts = await readCommunityFacts(tx, actor, params.communityId);
    const memberId = await findMemberNamed(tx, desk, facts.id, body.username);
    if (memberId === undefined) throw new Problem('not_a_member');
    await transferCommunity(tx, mayTransfer.permit(actor, facts), memberId);
    return { community: await readAnyCommunity(tx, desk, facts.id) };
  });
}
