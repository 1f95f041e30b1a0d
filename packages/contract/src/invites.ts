import { z } from 'zod';
import { email } from './accounts.ts';
import { communityVisibility, memberRole } from './communities.ts';
import { defineEvent } from './event.ts';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

export const inviteRole = memberRole.exclude(['owner']).meta({ id: 'InviteRole' });

/** The random part of an invite's link. It travels in bodies and after a #, never in what a server logs. */
export const inviteToken = z.string().min(20).max(100).meta({ id: 'InviteToken' });

export const inviteState = z.enum(['open', 'used_up', 'expired', 'revoked']).meta({ id: 'InviteState' });

export const invite = z
  .object({
    id,
    communityId: id,
    email: z.string().nullable().describe('null: a link for whoever has it'),
    role: inviteRole,
    state: inviteState,
    uses: z.int(),
    maxUses: z.int().nullable().describe('null: as often as there are seats'),
    expiresAt: time.nullable().describe('null: until it is revoked'),
    createdAt: time,
    createdBy: z.object({ username: z.string(), displayName: z.string() }).nullable(),
    may: z.object({ revoke: z.boolean() }),
  })
  .meta({ id: 'Invite' });

const communityParams = z.object({ communityId: id });

export const createInviteLink = defineRoute({
  name: 'createInviteLink',
  tag: 'invites',
  method: 'POST',
  path: '/communities/:communityId/invites',
  summary: 'Make an invite link; its secret is in this answer and nowhere else',
  access: 'user',
  status: 201,
  errors: ['not_found', 'forbidden', 'too_many_invites'],
  params: communityParams,
  body: z.object({
    role: inviteRole.default('member'),
    maxUses: z.int().min(1).max(limits.inviteUses.max).nullable().default(null),
    expiresInDays: z.int().min(1).max(365).nullable().default(7),
  }),
  answer: z.object({ invite, token: inviteToken }),
  secret: true,
  perMinute: 30,
});

export const inviteByMail = defineRoute({
  name: 'inviteByMail',
  tag: 'invites',
  method: 'POST',
  path: '/communities/:communityId/invitations',
  summary: 'Invite people by mail; a seat is kept for each of them. All of them, or none',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'seats_full', 'too_many_invites'],
  params: communityParams,
  body: z.object({
    emails: z.array(email).min(1).max(50),
    role: inviteRole.default('member'),
    expiresInDays: z.int().min(1).max(365).default(14),
  }),
  answer: z.object({
    items: z.array(
      z.object({ email: z.string(), outcome: z.enum(['invited', 'invited_already', 'member']) }),
    ),
  }),
  perMinute: 60,
});

export const sendInviteAgain = defineRoute({
  name: 'sendInviteAgain',
  tag: 'invites',
  method: 'POST',
  path: '/invites/:inviteId/mail',
  summary: 'Write again, with a new link; the one before opens nothing any more',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'conflict'],
  params: z.object({ inviteId: id }),
  answer: z.object({ invite }),
  perMinute: 10,
});

export const listInvites = defineRoute({
  name: 'listInvites',
  tag: 'invites',
  method: 'GET',
  path: '/communities/:communityId/invites',
  summary: 'Links and invitations by mail, newest first',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'invalid_cursor'],
  params: communityParams,
  query: pageQuery.extend({ kind: z.enum(['link', 'mail']).optional() }),
  answer: pageOf(invite),
});

export const revokeInvite = defineRoute({
  name: 'revokeInvite',
  tag: 'invites',
  method: 'DELETE',
  path: '/invites/:inviteId',
  summary: 'End an invite; the seat it keeps is free again',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden'],
  params: z.object({ inviteId: id }),
});

/** What somebody who holds the link is told before they have an account. */
export const invitation = z
  .object({
    community: z.object({
      id,
      name: z.string(),
      slug: z.string(),
      description: z.string(),
      visibility: communityVisibility,
      members: z.int(),
    }),
    invitedBy: z.string().nullable().describe('a display name'),
    role: inviteRole,
    email: z.string().nullable().describe('the mailbox that it was sent to'),
    member: z.boolean().describe('the reader is in already'),
  })
  .meta({ id: 'Invitation' });

export const lookAtInvite = defineRoute({
  name: 'lookAtInvite',
  tag: 'invites',
  method: 'POST',
  path: '/invites/look',
  summary: 'What an invite leads to; changes nothing',
  access: 'anyone',
  status: 200,
  errors: ['invite_unknown', 'invite_used_up', 'invite_expired', 'invite_revoked', 'seats_full'],
  body: z.object({ token: inviteToken }),
  answer: invitation,
  secret: true,
  perMinute: 60,
});

export const acceptInvite = defineRoute({
  name: 'acceptInvite',
  tag: 'invites',
  method: 'POST',
  path: '/invites/accept',
  summary: 'Join by an invite. Whoever is in already stays as they are and uses nothing up',
  access: 'user',
  status: 200,
  errors: [
    ...(['invite_unknown', 'invite_used_up', 'invite_expired', 'invite_revoked'] as const),
    ...(['seats_full', 'member_suspended'] as const),
  ],
  body: z.object({ token: inviteToken }),
  answer: z.object({ communityId: id, slug: z.string() }),
  secret: true,
  perMinute: 60,
});

export const invitesChanged = defineEvent({
  type: 'invites.changed',
  summary: 'Invites of the community changed; whoever may see them asks for them again',
  audience: 'client',
  payload: z.object({ communityId: id }),
  example: { communityId: '1439672833925283840' },
});

export type InviteRole = z.output<typeof inviteRole>;
export type Invite = z.output<typeof invite>;
export type Invitation = z.output<typeof invitation>;
