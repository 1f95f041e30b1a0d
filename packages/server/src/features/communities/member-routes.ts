import {
  getMember,
  listMembers,
  muteMember,
  removeMember,
  unmuteMember,
  updateMember,
} from '@weft/contract/members.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Kernel } from '../../core/kernel.ts';
import * as commands from './member-commands.ts';
import { listMembersOf, readMember, readMemberFacts, readMemberOf } from './member-queries.ts';
import {
  mayMuteMember,
  mayReadCommunity,
  mayRemoveMember,
  maySeeSuspended,
  maySetMemberRole,
  maySuspendMember,
} from './policy.ts';
import { readCommunityFacts } from './queries.ts';

export function memberRoutes({ routes, db }: Kernel): void {
  routes.read(listMembers, async ({ actor, params, query }) => {
    const facts = await readCommunityFacts(db, actor, params.communityId);
    const permit =
      query.status === 'suspended'
        ? maySeeSuspended.permit(actor, facts)
        : mayReadCommunity.permit(actor, facts);
    return listMembersOf(db, permit, query);
  });

  routes.write(updateMember, async ({ tx, actor, params, body: { role, status } }) => {
    const facts = await readMemberFacts(tx, actor, params.memberId);
    if (role !== undefined)
      await commands.setMemberRole(tx, maySetMemberRole.permit(actor, { ...facts, newRole: role }), role);
    if (status !== undefined)
      await commands.setMemberSuspended(tx, maySuspendMember.permit(actor, facts), status === 'suspended');
    return { member: await readMember(tx, actor, params.memberId) };
  });

  routes.read(getMember, async ({ actor, params }) => {
    const facts = await readCommunityFacts(db, actor, params.communityId);
    return { member: await readMemberOf(db, mayReadCommunity.permit(actor, facts), params.userId) };
  });

  routes.write(muteMember, async ({ tx, actor, params, body }) => {
    const permit = mayMuteMember.permit(actor, await readMemberFacts(tx, actor, params.memberId));
    if (body.until !== null && Date.parse(body.until) <= Date.now())
      throw new Problem('invalid_request', {
        fields: [{ path: 'body.until', reason: 'must be in the future' }],
      });
    await commands.setMemberMuted(tx, permit, body);
    return { member: await readMember(tx, actor, params.memberId) };
  });

  routes.write(unmuteMember, async ({ tx, actor, params }) => {
    const facts = await readMemberFacts(tx, actor, params.memberId);
    await commands.setMemberMuted(tx, mayMuteMember.permit(actor, facts), null);
    return { member: await readMember(tx, actor, params.memberId) };
  });

  routes.write(removeMember, async ({ tx, actor, params }) => {
    const facts = await readMemberFacts(tx, actor, params.memberId);
    await commands.removeMember(tx, mayRemoveMember.permit(actor, facts));
  });
}
