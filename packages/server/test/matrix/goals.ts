import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';

/** A goal of the member, whom the instructor accompanies, and one that neither has to do with. */
export interface GoalThings {
  readonly goalId: string;
  readonly goalConversationId: string;
  /** The member's note, and what the instructor said to it. */
  readonly noteId: string;
  readonly feedbackId: string;
  readonly instructorId: string;
  readonly moderatorId: string;
  /** Of the plain member who is nobody of the roles; nobody accompanies it. */
  readonly otherGoalId: string;
  readonly otherGoalConversationId: string;
}

export async function setGoals(
  db: Database,
  communityId: string,
  people: {
    readonly member: string;
    readonly instructor: string;
    readonly moderator: string;
    readonly other: string;
  },
): Promise<GoalThings> {
  const { member, instructor, moderator, other } = people;
  const [made] = await db.rows<
    Omit<GoalThings, 'noteId' | 'feedbackId' | 'instructorId' | 'moderatorId'>
  >(sql`
    with g as (
      insert into goals (community_id, student_id, title)
      values (${communityId}, ${member}, 'Messier'), (${communityId}, ${other}, 'Moons') returning id, student_id
    ), i as (
      insert into goal_instructors (goal_id, user_id) select id, ${instructor} from g where student_id = ${member}
    ), v as (
      insert into conversations (kind, community_id, goal_id) select 'goal', ${communityId}, id from g returning id, goal_id
    )
    select a.id as "goalId", b.id as "otherGoalId", va.id as "goalConversationId", vb.id as "otherGoalConversationId"
    from g a, g b, v va, v vb
    where a.student_id = ${member} and b.student_id = ${other} and va.goal_id = a.id and vb.goal_id = b.id`);
  if (made === undefined) throw new Error('no goal was set');
  const { goalConversationId: id, otherGoalConversationId: otherId } = made;
  await db.rows(sql`
    insert into conversation_participants (conversation_id, user_id, role)
    values (${id}, ${member}, 'student'), (${id}, ${instructor}, 'instructor'), (${otherId}, ${other}, 'student')`);
  const [said] = await db.rows<Pick<GoalThings, 'noteId' | 'feedbackId'>>(sql`
    with m as (
      insert into messages (author_id, conversation_id, content, client_key, seq, sent_at, kind, target_date)
      values (${member}, ${id}, 'n', 'n', 1, now(), 'daily_note', '2026-11-20'),
        (${instructor}, ${id}, 'f', 'f', 2, now(), 'instructor_response', '2026-11-20')
      returning id, kind
    ), counted as (
      update conversations set last_seq = 2, reply_count = 2 where id = ${id}
    )
    select a.id as "noteId", b.id as "feedbackId" from m a, m b
    where a.kind = 'daily_note' and b.kind = 'instructor_response'`);
  if (said === undefined) throw new Error('nothing was said about the goal');
  return { ...made, ...said, instructorId: instructor, moderatorId: moderator };
}
