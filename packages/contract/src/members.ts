import { z } from 'zod';
import { memberRole, mute } from './communities.ts';
import { defineEvent } from './event.ts';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { avatar, id, time } from './values.ts';

export const memberStatus = z
  .enum(['active', 'invited', 'suspended', 'left'])
  .meta({ id: 'MemberStatus', description: 'active and invited ones take a seat' });

/** What every member sees of another; events carry this much. */
export const memberBase = z
  .object({
    id,
    communityId: id,
    userId: id,
    username: z.string(),
    displayName: z.string(),
    avatar,
    role: memberRole,
    status: memberStatus,
    joinedAt: time,
    version: z.int(),
  })
  .meta({ id: 'MemberBase' });

export const member = memberBase
  .extend({
    mute: mute.nullable().describe('for those who may lift it, and of oneself'),
    may: z.object({
      setRole: z.array(memberRole).describe('the roles that the reader may give this member'),
      suspend: z.boolean(),
      resume: z.boolean(),
      mute: z.boolean(),
      remove: z.boolean(),
      openProfile: z.boolean(),
    }),
  })
  .meta({ id: 'Member' });

export const listMembers = defineRoute({
  name: 'listMembers',
  tag: 'members',
  method: 'GET',
  path: '/communities/:communityId/members',
  summary: 'Members, longest here first; suspended ones for those who run the community',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'invalid_cursor'],
  params: z.object({ communityId: id }),
  query: pageQuery.extend({
    search: z.string().trim().max(100).optional().describe('part of a name or username'),
    role: memberRole.optional(),
    status: z.enum(['active', 'suspended']).default('active'),
  }),
  answer: pageOf(member),
});

export const updateMember = defineRoute({
  name: 'updateMember',
  tag: 'members',
  method: 'PATCH',
  path: '/members/:memberId',
  summary: 'Give a member another role, suspend them, or let them in again',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'seats_full', 'conflict'],
  params: z.object({ memberId: id }),
  body: z
    .object({ role: memberRole.exclude(['owner']), status: z.enum(['active', 'suspended']) })
    .partial()
    .refine((changes) => Object.keys(changes).length === 1, 'must change one of the two'),
  answer: z.object({ member }),
});

export const getMember = defineRoute({
  name: 'getMember',
  tag: 'members',
  method: 'GET',
  path: '/communities/:communityId/people/:userId',
  summary: 'Somebody as a member of a community, by who they are',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden'],
  params: z.object({ communityId: id, userId: id }),
  answer: z.object({ member }),
});

export const muteMember = defineRoute({
  name: 'muteMember',
  tag: 'members',
  method: 'PUT',
  path: '/members/:memberId/mute',
  summary:
    'Let a member read and not write, until a time or until it is lifted: no messages, replies, edits, reactions and pins. Direct conversations are not of a community',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'conflict', 'invalid_request'],
  params: z.object({ memberId: id }),
  body: z.object({
    until: time.nullable().describe('in the future; null: until it is lifted'),
    reason: z.string().trim().max(limits.muteReason.max).default('').describe('they read it'),
  }),
  answer: z.object({ member }),
});

export const unmuteMember = defineRoute({
  name: 'unmuteMember',
  tag: 'members',
  method: 'DELETE',
  path: '/members/:memberId/mute',
  summary: 'Let a member write again',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'conflict'],
  params: z.object({ memberId: id }),
  answer: z.object({ member }),
});

export const removeMember = defineRoute({
  name: 'removeMember',
  tag: 'members',
  method: 'DELETE',
  path: '/members/:memberId',
  summary: 'Take a member out; they may come back by an invite',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden', 'conflict'],
  params: z.object({ memberId: id }),
});

const example = {
  member: {
    id: '1439672833925283842',
    communityId: '1439672833925283840',
    userId: '1439672833925283841',
    username: 'ada',
    displayName: 'Ada Lovelace',
    avatar: null,
    role: 'member',
    status: 'active',
    joinedAt: '2026-11-20T09:30:00.000Z',
    version: 1,
  },
  members: 12,
} as const;

export const memberJoined = defineEvent({
  type: 'member.joined',
  summary: 'Somebody is in the community now, for the first time or again; sent to its members',
  audience: 'client',
  payload: z.object({ member: memberBase, members: z.int() }),
  example,
});

export const memberUpdated = defineEvent({
  type: 'member.updated',
  summary:
    'A member has another role, or something changed that only those who keep the peace are told; sent to the community',
  audience: 'client',
  payload: z.object({ member: memberBase, members: z.int() }),
  example,
});

export const memberLeft = defineEvent({
  type: 'member.left',
  summary: 'A member is no longer in: left, was taken out or suspended. Members are not told which',
  audience: 'client',
  payload: z.object({ communityId: id, memberId: id, members: z.int() }),
  example: { communityId: '1439672833925283840', memberId: '1439672833925283842', members: 11 },
});

export type Member = z.output<typeof member>;
export type MemberBase = z.output<typeof memberBase>;
