import {
  createCommunity,
  getCommunity,
  joinCommunity,
  leaveCommunity,
  listCommunities,
  listMyCommunities,
  setCommunityOrganization,
  setCommunityPlan,
  suggestSlug,
  transferCommunity,
  updateCommunity,
} from '@weft/contract/communities.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Kernel } from '../../core/kernel.ts';
import * as commands from './commands.ts';
import * as memberCommands from './member-commands.ts';
import {
  mayCreateCommunity,
  mayEditCommunity,
  mayJoin,
  mayLeave,
  maySetPlan,
  mayTieOrganization,
  mayTransfer,
} from './policy.ts';
import {
  listCommunitiesOf,
  listPublicCommunities,
  readCommunity,
  readCommunityFacts,
  readPlan,
} from './queries.ts';
import { freeSlugFor } from './slug.ts';

export function communityRoutes({ routes, db, stream, config }: Kernel): void {
  routes.write(createCommunity, async ({ tx, actor, body }) => {
    const permit = mayCreateCommunity.permit(actor, { userId: actor.userId });
    const communityId = await commands.createCommunity(tx, permit, body);
    return { community: await readCommunity(tx, actor, communityId) };
  });

  routes.read(suggestSlug, async ({ query }) => ({ slug: await freeSlugFor(db, query.name) }));

  routes.read(listMyCommunities, ({ actor, query }) => listCommunitiesOf(db, actor, query));

  routes.read(listCommunities, ({ actor, query }) => listPublicCommunities(db, actor, query));

  routes.read(getCommunity, async ({ actor, params }) => {
    // The cursor first: whatever happens after it reaches the reader as an event.
    const cursor = stream.cursor();
    return { community: await readCommunity(db, actor, params.community), cursor };
  });

  routes.write(updateCommunity, async ({ tx, actor, params, body }) => {
    const facts = await readCommunityFacts(tx, actor, params.communityId);
    await commands.updateCommunity(tx, mayEditCommunity.permit(actor, facts), body);
    return { community: await readCommunity(tx, actor, params.communityId) };
  });

  routes.write(setCommunityPlan, async ({ tx, actor, params, body }) => {
    const facts = await readCommunityFacts(tx, actor, params.communityId);
    await commands.setPlan(tx, maySetPlan.permit(actor, facts), body);
    return { plan: await readPlan(tx, params.communityId) };
  });

  routes.write(setCommunityOrganization, async ({ tx, actor, params, body: { organization } }) => {
    const facts = await readCommunityFacts(tx, actor, params.communityId);
    const permit = mayTieOrganization.permit(actor, facts);
    await commands.tieOrganization(tx, permit, organization && organizationOf(config, organization));
    return { plan: await readPlan(tx, params.communityId) };
  });

  routes.write(transferCommunity, async ({ tx, actor, params, body }) => {
    const facts = await readCommunityFacts(tx, actor, params.communityId);
    await commands.transferCommunity(tx, mayTransfer.permit(actor, facts), body.memberId);
    return { community: await readCommunity(tx, actor, params.communityId) };
  });

  routes.write(joinCommunity, async ({ tx, actor, params }) => {
    const facts = await readCommunityFacts(tx, actor, params.communityId);
    await memberCommands.joinCommunity(tx, mayJoin.permit(actor, facts));
    return { community: await readCommunity(tx, actor, params.communityId) };
  });

  routes.write(leaveCommunity, async ({ tx, actor, params }) => {
    const facts = await readCommunityFacts(tx, actor, params.communityId);
    await memberCommands.leaveCommunity(tx, mayLeave.permit(actor, facts));
  });
}

/** Only of a provider that this server knows: a tie to any other would wait for whoever configures it one day. */
function organizationOf(
  { oidc }: Pick<Kernel['config'], 'oidc'>,
  wanted: { provider: string; name: string },
) {
  const provider = oidc.find(({ id }) => id === wanted.provider);
  if (provider !== undefined) return { issuer: provider.key, name: wanted.name };
  const reason = 'is not a provider of this server';
  throw new Problem('invalid_request', { fields: [{ path: 'body.organization.provider', reason }] });
}
