import { randomUUID } from 'node:crypto';
import { joinCommunity } from '@weft/contract/communities.ts';
import { createGoal, type Goal, getGoal } from '@weft/contract/goals.ts';
import { getMember, updateMember } from '@weft/contract/members.ts';
import { type MessageKind, sendMessage } from '@weft/contract/messages.ts';
import { nightSky } from './night-sky.ts';
import { arrive, type Person, type Somebody } from './person.ts';

export type Role = 'admin' | 'moderator' | 'instructor' | 'member';

/**
 * Ada's community. Linus learns, Grace accompanies him; Barbara is an instructor, Edsger a moderator and Alan an admin, who have
 * nothing to do with it.
 */
export async function goalStory() {
  const sky = await nightSky();
  const { url, ada, grace, linus, communityId } = sky;
  const params = { communityId };
  const comeAs = async (name: string, role: Role): Promise<Somebody> => {
    const person = await arrive(url, name);
    await person.call(joinCommunity, { params });
    await setRole(person, role);
    return person;
  };
  const setRole = async ({ id: userId }: Somebody, role: Role) => {
    const { member } = await ada.call(getMember, { params: { communityId, userId } });
    if (member.role !== role)
      await ada.call(updateMember, { params: { memberId: member.id }, body: { role } });
  };
  await setRole(grace, 'instructor');
  const barbara = await comeAs('barbara', 'instructor');
  const edsger = await comeAs('edsger', 'moderator');
  const alan = await comeAs('alan', 'admin');

  const set = async (title: string, instructors: readonly Somebody[] = [grace], student = linus) => {
    const body = { title, instructorIds: instructors.map(({ id }) => id) };
    return (await student.call(createGoal, { params, body })).goal;
  };
  const read = async (person: Person, { id: goalId }: Pick<Goal, 'id'>) =>
    (await person.call(getGoal, { params: { goalId } })).goal;
  return { ...sky, barbara, edsger, alan, comeAs, setRole, set, read };
}

/** Said about a goal, for a day. */
export async function dated(
  person: Person,
  { conversationId }: Pick<Goal, 'conversationId'>,
  kind: Exclude<MessageKind, 'message'>,
  targetDate: string,
  { content = kind, progress }: { readonly content?: string; readonly progress?: number } = {},
) {
  const to = { conversationId, kind, targetDate, ...(progress === undefined ? {} : { progress }) };
  const body = { to, content, clientKey: randomUUID() };
  return (await person.call(sendMessage, { body })).message;
}
