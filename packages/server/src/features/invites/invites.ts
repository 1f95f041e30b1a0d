import {
  acceptInvitation,
  declineInvitation as declineRoute,
  listInvitations,
} from '@weft/contract/invitations.ts';
import {
  acceptInvite as acceptRoute,
  createInviteLink,
  inviteByMail as inviteByMailRoute,
  listInvites,
  lookAtInvite,
  revokeInvite as revokeRoute,
  sendInviteAgain,
} from '@weft/contract/invites.ts';
import type { Feature } from '../../core/kernel.ts';
import { readCommunityFacts } from '../communities/queries.ts';
import { inviteByMail, sendAgain } from './by-mail.ts';
import { acceptInvite, createLink, revokeInvite } from './commands.ts';
import { mayInvite, mayListInvites, mayRevokeInvite } from './policy.ts';
import { listInvitesOf, readInvitation, readInvite, readInviteFacts } from './queries.ts';
import { declineInvitation, holds, listReceived, receivedAs } from './received.ts';
import { hashInviteToken, newInviteToken } from './token.ts';

export const invites: Feature = ({ routes, db, config, vault }) => {
  routes.write(createInviteLink, async ({ tx, actor, params, body }) => {
    const community = await readCommunityFacts(tx, actor, params.communityId);
    const { token, hash: tokenHash } = newInviteToken();
    const permit = mayInvite.permit(actor, { community, role: body.role });
    const inviteId = await createLink(tx, permit, { ...body, tokenHash });
    return { invite: await readInvite(tx, actor, inviteId), token };
  });

  routes.read(listInvites, async ({ actor, params, query }) => {
    const community = await readCommunityFacts(db, actor, params.communityId);
    return listInvitesOf(db, mayListInvites.permit(actor, community), query);
  });

  routes.write(revokeRoute, async ({ tx, actor, params }) => {
    const facts = await readInviteFacts(tx, actor, params.inviteId);
    await revokeInvite(tx, mayRevokeInvite.permit(actor, facts));
  });

  routes.write(inviteByMailRoute, async ({ tx, actor, params, body }) => {
    const community = await readCommunityFacts(tx, actor, params.communityId);
    const permit = mayInvite.permit(actor, { community, role: body.role });
    return { items: await inviteByMail(tx, permit, { config, vault }, body) };
  });

  routes.write(sendInviteAgain, async ({ tx, actor, params }) => {
    const facts = await readInviteFacts(tx, actor, params.inviteId);
    await sendAgain(tx, mayRevokeInvite.permit(actor, facts), { config, vault });
    return { invite: await readInvite(tx, actor, params.inviteId) };
  });

  // A POST because the token belongs into no address; it changes nothing.
  routes.write(lookAtInvite, ({ tx, actor, body }) => readInvitation(tx, actor, hashInviteToken(body.token)));

  routes.write(acceptRoute, async ({ tx, actor, body }) => {
    const { communityId, slug } = await acceptInvite(tx, actor.userId, holds(hashInviteToken(body.token)));
    return { communityId, slug };
  });

  routes.read(listInvitations, ({ actor, query }) => listReceived(db, actor, query));

  routes.write(acceptInvitation, async ({ tx, actor, params }) => {
    const meant = receivedAs(actor.userId, params.inviteId);
    const { communityId, slug } = await acceptInvite(tx, actor.userId, meant);
    return { communityId, slug };
  });

  routes.write(declineRoute, ({ tx, actor, params }) => declineInvitation(tx, actor, params.inviteId));
};
