import { sql } from '../../core/db/statement.ts';
import { notify } from '../../features/notifications/notify.ts';
import { type Chapter, daysBefore, type Person, type Story } from './story.ts';

/** So many pairs follow each other, and are friends. */
const mutual = 20;
/** Besides those who are followed by many: whom one follows by chance. */
const byChance = 70;

interface Follow {
  readonly from: Person;
  readonly to: Person;
  /** Asked, and not answered yet. */
  readonly waits: boolean;
}

/** Who follows whom: a few are followed by most, twenty pairs are friends, and some wait for an answer. */
export const graphChapter: Chapter = {
  name: 'graph',
  async tell(story) {
    const follows = plan(story);
    await write(story, follows);
    // What is told of by now is gathered: the latest of those who came, and everybody who waits.
    const told = follows.filter(({ from, waits }, n) => waits || n % 5 === 0 || from.kind === 'new');
    await notify(
      story.tx,
      told.map(({ from, to, waits }) => ({
        ...{ userId: to.id, actorId: from.id },
        ...(waits
          ? { type: 'friend_request', about: { kind: 'follow.requested' }, gather: 'follow.requested' }
          : { type: 'follow', about: { kind: 'follow.new' }, gather: 'follow.new' }),
      })),
    );
    await mute(story);
  },
};

function plan({ people, random }: Story): Follow[] {
  const all = [...people.values()].filter(({ kind }) => kind !== 'suspended');
  const usual = all.filter(({ kind }) => kind !== 'new');
  const follows = new Map<string, Follow>();
  const some = <Thing>(things: readonly Thing[]) => things[Math.floor(random() * things.length)] as Thing;
  const add = (from: Person, to: Person, waits = false) => {
    if (from !== to && !follows.has(`${from.id} ${to.id}`))
      follows.set(`${from.id} ${to.id}`, { from, to, waits });
  };
  for (const to of all.filter(({ kind }) => kind === 'popular'))
    for (const from of usual.toSorted((a, b) => a.username.localeCompare(b.username)).slice(0, 24))
      add(from, to);
  for (let n = 0; n < mutual; n += 1) {
    const [one, other] = [usual[n], usual[(n + 7 + (n % 3)) % usual.length]];
    if (one === undefined || other === undefined) continue;
    add(one, other);
    add(other, one);
  }
  for (const from of all.filter(({ kind }) => kind === 'new')) add(from, some(usual));
  for (const to of all.filter(({ visibility }) => visibility !== 'public')) add(some(usual), to, true);
  while (follows.size < 5 * 24 + 2 * mutual + byChance) add(some(usual), some(usual));
  return [...follows.values()];
}

/** Each some time after both had come; whoever is let in is so within a day. */
async function write({ tx, now, random }: Story, follows: readonly Follow[]): Promise<void> {
  const rows = follows.map(({ from, to, waits }) => {
    const both = Math.max(from.createdAt.getTime(), to.createdAt.getTime());
    const asked = both + random() * 0.9 * (now.getTime() - both);
    const leave = to.visibility === 'public' ? 0 : Math.min(random() * 86_400_000, now.getTime() - asked);
    const at = (time: number) => new Date(time).toISOString();
    return { from: from.id, to: to.id, asked: at(asked), accepted: waits ? null : at(asked + leave) };
  });
  await tx.rows(sql`
    insert into user_follows (follower_id, following_id, accepted, created_at, accepted_at)
    select (f->>'from')::bigint, (f->>'to')::bigint, f->>'accepted' is not null, (f->>'asked')::timestamptz,
      (f->>'accepted')::timestamptz
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) f`);
  await tx.rows(sql`
    update friendships r set created_at = (
      select max(accepted_at) from user_follows
      where (follower_id, following_id) in ((r.user_id_1, r.user_id_2), (r.user_id_2, r.user_id_1)))`);
}

async function mute(story: Story): Promise<void> {
  for (const [from, to] of [
    ['ada', 'tim'],
    ['edsger', 'donald'],
    ['grace', 'ken'],
  ] as const)
    await story.tx.rows(sql`
      insert into user_mutes (muter_id, muted_id, created_at)
      values (${story.people.get(from)?.id}, ${story.people.get(to)?.id}, ${daysBefore(story, 4)})`);
}
