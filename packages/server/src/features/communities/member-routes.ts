import { listMembers, removeMember, updateMember } from '@weft/contract/members.ts';
import type { Kernel } from '../../core/kernel.ts';
import * as commands from './member-commands.ts';
import { listMembersOf, readMember, readMemberFacts } from './member-queries.ts';
import {
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

  routes.write(removeMember, async ({ tx, actor, params }) => {
    const facts = await readMemberFacts(tx, actor, params.memberId);
    await commands.removeMember(tx, mayRemoveMember.permit(actor, facts));
  });
}
