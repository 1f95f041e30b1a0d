import { z } from 'zod';
import { invitation } from './invites.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

/** An invitation that came by mail, seen by whoever it went to: their address is confirmed, so no secret is needed. */
export const receivedInvitation = invitation
  .pick({ community: true, invitedBy: true, role: true })
  .extend({ id, expiresAt: time })
  .meta({ id: 'ReceivedInvitation' });

export const listInvitations = defineRoute({
  name: 'listInvitations',
  tag: 'invites',
  method: 'GET',
  path: '/invitations',
  summary:
    "Invitations that wait for one's answer: sent to one's confirmed address, still open, newest first",
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery,
  answer: pageOf(receivedInvitation),
});

const invitationParams = z.object({ inviteId: id });

export const acceptInvitation = defineRoute({
  name: 'acceptInvitation',
  tag: 'invites',
  method: 'POST',
  path: '/invitations/:inviteId/accept',
  summary: 'Join by an invitation that was sent to one’s confirmed address',
  access: 'user',
  status: 200,
  errors: [
    ...(['invite_unknown', 'invite_used_up', 'invite_expired', 'invite_revoked'] as const),
    ...(['seats_full', 'member_suspended'] as const),
  ],
  params: invitationParams,
  answer: z.object({ communityId: id, slug: z.string() }),
});

export const declineInvitation = defineRoute({
  name: 'declineInvitation',
  tag: 'invites',
  method: 'DELETE',
  path: '/invitations/:inviteId',
  summary: 'Say no: the seat that it kept is free again, and whoever invited hears of it',
  access: 'user',
  status: 204,
  errors: ['invite_unknown'],
  params: invitationParams,
});

export type ReceivedInvitation = z.output<typeof receivedInvitation>;
