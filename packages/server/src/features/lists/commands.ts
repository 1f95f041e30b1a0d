import { listMembersAtMost, listsAtMost } from '@weft/contract/lists.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { ProfileFacts } from '../graph/policy.ts';
import type { MayUseList } from './queries.ts';

/** Nobody else sees any of this, so no event tells of it. */
export async function createList(
  tx: Transaction,
  { subject: { userId } }: Permit<'list.make', User, { readonly userId: string }>,
  { name, description }: { readonly name: string; readonly description: string },
): Promise<string> {
  // The lock under which one's lists are counted, and their names are told apart.
  await tx.rows(sql`select from users where id = ${userId} for no key update`);
  const [counted] = await tx.rows<{ n: number }>(
    sql`select count(*)::int as n from user_lists where user_id = ${userId}`,
  );
  const use = counted?.n ?? 0;
  if (use >= listsAtMost) throw new Problem('too_many_lists', { members: { limit: listsAtMost, use } });
  const [row] = await tx.rows<{ id: string }>(sql`
    insert into user_lists (user_id, name, description) values (${userId}, ${name}, ${description})
    on conflict (user_id, lower(name)) do nothing returning id`);
  if (row === undefined) throw new Problem('list_name_taken');
  return row.id;
}

export async function updateList(
  tx: Transaction,
  { actor: { userId }, subject }: MayUseList,
  { name, description }: { readonly name?: string | undefined; readonly description?: string | undefined },
): Promise<void> {
  await tx.rows(sql`select from users where id = ${userId} for no key update`);
  const taken = await tx.rows(sql`
    select from user_lists where user_id = ${userId} and lower(name) = lower(${name ?? null}) and id <> ${subject.id}`);
  if (taken.length > 0) throw new Problem('list_name_taken');
  await tx.rows(sql`
    update user_lists set name = coalesce(${name ?? null}, name), description = coalesce(${description ?? null}, description)
    where id = ${subject.id}`);
}

export async function deleteList(tx: Transaction, { subject }: MayUseList): Promise<void> {
  await tx.rows(sql`delete from user_lists where id = ${subject.id}`);
}

/** Whoever's page one may open: two permits, of the list and of the person. */
export async function addMember(
  tx: Transaction,
  { subject: list }: MayUseList,
  {
    subject: person,
  }: Permit<'profile.open', User, Pick<ProfileFacts, 'userId' | 'status' | 'apart' | 'known'>>,
): Promise<void> {
  await tx.rows(sql`select from user_lists where id = ${list.id} for no key update`);
  const [counted] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from list_members where list_id = ${list.id} and user_id <> ${person.userId}`);
  const use = counted?.n ?? 0;
  if (use >= listMembersAtMost)
    throw new Problem('list_full', { members: { limit: listMembersAtMost, use } });
  await tx.rows(sql`
    insert into list_members (list_id, user_id) values (${list.id}, ${person.userId}) on conflict do nothing`);
}

export async function removeMember(tx: Transaction, { subject }: MayUseList, userId: string): Promise<void> {
  await tx.rows(sql`delete from list_members where list_id = ${subject.id} and user_id = ${userId}`);
}
