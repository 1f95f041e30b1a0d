import { sql } from '../../core/db/statement.ts';
import { readCommunity, readCommunityFacts } from '../../features/communities/queries.ts';
import { acceptInvite, createLink, revokeInvite } from '../../features/invites/commands.ts';
import { mayInvite, mayRevokeInvite } from '../../features/invites/policy.ts';
import { hashInviteToken } from '../../features/invites/token.ts';
import { asUser, type Chapter, daysBefore, personIn, type Story } from './story.ts';

/** The one that is open, so that it can be printed: whoever tries the story out may follow it. */
export const openInvite = 'the-story-begins-in-the-common-room';

/** Links in every state that an invite can be in; the newcomers came by the open one. */
export const invites: Chapter = {
  name: 'invites',
  async tell(story) {
    const { tx } = story;
    const inviter = asUser(personIn(story, 'grace'));
    const { id: communityId } = await readCommunity(tx, inviter, 'common-room');
    const link = async (token: string, maxUses: number | null, expiresInDays: number | null) => {
      const community = await readCommunityFacts(tx, inviter, communityId);
      const permit = mayInvite.permit(inviter, { community, role: 'member' });
      return createLink(tx, permit, { tokenHash: hashInviteToken(token), maxUses, expiresInDays });
    };
    const follow = (username: string, token: string) =>
      acceptInvite(tx, personIn(story, username).id, sql`i.token_hash = ${hashInviteToken(token)}`);

    await link(openInvite, null, null);
    for (const username of ['wanda', 'paulo']) await follow(username, openInvite);
    const usedUp = 'the-story-of-a-link-for-one';
    await link(usedUp, 1, 30);
    await follow('yuki', usedUp);
    const revoked = await link('the-story-of-a-link-withdrawn', 10, 30);
    const community = await readCommunityFacts(tx, inviter, communityId);
    await revokeInvite(tx, mayRevokeInvite.permit(inviter, { id: revoked, role: 'member', community }));
    const expired = await link('the-story-of-a-link-that-ran-out', 10, 7);
    await setBack(story, communityId, expired);
  },
};

async function setBack(story: Story, communityId: string, expired: string): Promise<void> {
  const { tx, now } = story;
  const made = daysBefore(story, 9);
  await tx.rows(sql`
    update invites set created_at = ${made}, expires_at = ${made}::timestamptz + (expires_at - created_at)
    where community_id = ${communityId}`);
  await tx.rows(sql`
    update invites set revoked_at = ${daysBefore(story, 8)} where community_id = ${communityId} and revoked_at is not null`);
  await tx.rows(sql`update invites set expires_at = ${daysBefore(story, 2)} where id = ${expired}`);
  await tx.rows(sql`
    update members m set joined_at = x.at, created_at = x.at, updated_at = x.at
    from (
      select m.id, ${now}::timestamptz - (10 - row_number() over (order by u.created_at)) * interval '1 hour' as at
      from members m join users u on u.id = m.user_id
      where m.community_id = ${communityId} and u.created_at > ${daysBefore(story, 3)}) x
    where m.id = x.id`);
}
