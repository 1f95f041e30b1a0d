import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import { mayComment, mayPostOnPage } from '../../features/posts/policy.ts';
import { type NewPost, publishPost } from '../../features/posts/publish.ts';
import { readPostFacts } from '../../features/posts/queries.ts';
import { mayPostInSpace } from '../../features/spaces/policy.ts';
import { findSpaceOf, readSpaceFacts } from '../../features/spaces/queries.ts';
import { keepFile } from './media/keep.ts';
import { answers, replies, shownWith, type Written, written } from './posts-lines.ts';
import type { Shown } from './shown.ts';
import { shown } from './shown-lines.ts';
import { asUser, type Chapter, daysBefore, type Person, personIn, type Story } from './story.ts';

const comments = 100;
const likes = 400;
const reposts = 20;
/** Deeper than the story goes. */
const deepest = 64;

interface Told {
  readonly id: string;
  readonly by: Person;
  readonly at: Date;
  /** Who may answer it: all but the suspended, or who is in its community. */
  readonly readers: readonly Person[];
}

/** Texts, and between them what is looked at and listened to; each in its order. */
const everything: readonly (Written | Shown)[] = [written, shown]
  .flatMap((lines) => lines.map((one, n) => ({ one, at: (n + 0.5) / lines.length })))
  .sort((a, b) => a.at - b.at)
  .map(({ one }) => one);

/** What people publish in spaces and on their pages, what is said of it, and who likes and shows it. */
export const postChapter: Chapter = {
  name: 'posts',
  async tell(story) {
    const posts: Told[] = [];
    for (const [n, one] of everything.entries())
      posts.push(await publish(story, one, daysBefore(story, 30 * (1 - (n + 1) / (everything.length + 1)))));
    await discuss(story, posts);
    await like(story, posts);
    await show(story, posts);
  },
};

async function publish(story: Story, told: Written | Shown, at: Date): Promise<Told> {
  const { tx } = story;
  const by = personIn(story, told.by);
  const actor = asUser(by);
  const post = 'type' in told ? await shownPost(story, told, by, at) : textPost(story, told);
  const permit =
    told.in === 'page' ? mayPostOnPage.permit(actor, actor) : await inSpace(story, actor, told.in);
  const id = await publishPost(tx, permit, post, deepest);
  await setBack(story, id, at);
  return { ...{ id, by, at }, readers: await readersOf(story, id, at) };
}

async function inSpace({ tx }: Story, actor: User, place: string) {
  const [community = '', space = ''] = place.split('/');
  const { id: spaceId } = await findSpaceOf(tx, actor, { community, space });
  return mayPostInSpace.permit(actor, await readSpaceFacts(tx, actor, spaceId));
}

const textPost = (story: Story, { title, content }: Written) =>
  newPost(story, title === undefined ? 'text_short' : 'text_long', content, title);

/** Its files came a little before it. */
async function shownPost(story: Story, told: Shown, by: Person, at: Date): Promise<NewPost> {
  const { type, title, content, files = [], cover, songs = [] } = told;
  const before = new Date(at.getTime() - 600_000);
  const mediaIds: string[] = [];
  for (const [n, file] of files.entries()) mediaIds.push(await keepFile(story, by, file, before, n + 1));
  const coverId = cover === undefined ? null : await keepFile(story, by, cover, before, 0);
  const found = await story.tx.rows<{ id: string }>(sql`
    select p.id from unnest(${songs}::text[]) with ordinality x (title, n)
    join posts p on p.author_id = ${by.id} and p.type = 'song' and p.title = x.title order by x.n`);
  return { ...newPost(story, type, content, title), mediaIds, coverId, songIds: found.map(({ id }) => id) };
}

function newPost({ random }: Story, type: NewPost['type'], content: string, title = ''): NewPost {
  const clientKey = `story-${Math.floor(random() * 2 ** 50)}`;
  return { ...{ type, title, content, clientKey }, mediaIds: [], coverId: null, songIds: [] };
}

async function setBack({ tx }: Story, id: string, at: Date): Promise<void> {
  await tx.rows(sql`
    update posts set published_at = ${at}, created_at = ${at}, updated_at = ${at} where id = ${id}`);
  await tx.rows(sql`update post_tags set published_at = ${at}, created_at = ${at} where post_id = ${id}`);
  await tx.rows(sql`update post_stats set created_at = ${at} where post_id = ${id}`);
  await tx.rows(sql`
    update notifications set happened_at = ${at}, created_at = ${at} where about->>'postId' = ${id}`);
}

/** Those of its community; of a page that is open to all, whoever was there by then. */
async function readersOf({ tx, people }: Story, id: string, at: Date): Promise<Person[]> {
  const rows = await tx.rows<{ username: string }>(sql`
    select u.username from posts p join users u on u.status = 'active' and u.created_at < ${at}
    where p.id = ${id} and case when p.community_id is null
      then exists (select from user_profiles a where a.user_id = p.author_id and a.visibility = 'public')
      else exists (select from members m
        where m.community_id = p.community_id and m.user_id = u.id and m.status = 'active') end
    order by u.id`);
  return rows.flatMap(({ username }) => people.get(username) ?? []);
}

/** Under the later ones less has been said; half of what is said answers what was said before. */
async function discuss(story: Story, posts: readonly Told[]): Promise<void> {
  const { tx, random, now } = story;
  const open = posts.filter(({ readers }) => readers.length > 1);
  const said: Told[] = [];
  for (let n = 0; n < comments; n += 1) {
    const post = open[Math.floor(random() ** 1.5 * open.length)];
    const under = said.filter(({ id }) => id !== post?.id).at(-1 - Math.floor(random() * 6));
    const parent = n > 5 && random() < 0.45 && under !== undefined ? under : post;
    if (parent === undefined) continue;
    const by = parent.readers[Math.floor(random() * parent.readers.length)];
    if (by === undefined || by === parent.by) continue;
    const actor = asUser(by);
    const facts = await readPostFacts(tx, actor, parent.id);
    if (!mayComment.allows(actor, facts)) continue;
    const lines = parent === post ? answers : replies;
    const words = newPost(story, 'status', lines[n % lines.length] ?? '');
    const id = await publishPost(tx, mayComment.permit(actor, facts), words, deepest);
    const left = now.getTime() - parent.at.getTime();
    const at = new Date(parent.at.getTime() + Math.min(left * 0.9, random() * 3 * 86_400_000));
    await setBack(story, id, at);
    said.push({ id, by, at, readers: parent.readers });
  }
}

/** Those of whom many hear are liked most; what a few have just published, hardly yet. */
async function like({ tx, random, now }: Story, posts: readonly Told[]): Promise<void> {
  const rows = new Map<string, { post: string; user: string; at: string }>();
  for (let tries = 0; rows.size < likes && tries < likes * 20; tries += 1) {
    // What has stood for longer has been seen by more.
    const post = posts[Math.floor(random() ** 2.2 * posts.length)];
    if (post === undefined || (post.by.kind !== 'popular' && random() < 0.6)) continue;
    const user = post.readers[Math.floor(random() * post.readers.length)];
    if (user === undefined) continue;
    const at = new Date(post.at.getTime() + random() * 0.8 * (now.getTime() - post.at.getTime()));
    rows.set(`${post.id} ${user.id}`, { post: post.id, user: user.id, at: at.toISOString() });
  }
  await tx.rows(sql`
    insert into post_interactions (user_id, post_id, type, created_at)
    select (r->>'user')::bigint, (r->>'post')::bigint, 'like', (r->>'at')::timestamptz
    from jsonb_array_elements(${JSON.stringify([...rows.values()])}::jsonb) r`);
}

async function show({ tx, random, now }: Story, posts: readonly Told[]): Promise<void> {
  const rows = new Map<string, { post: string; user: string; comment: string; at: string }>();
  for (let tries = 0; rows.size < reposts && tries < reposts * 20; tries += 1) {
    const post = posts[Math.floor(random() * posts.length)];
    const user = post?.readers[Math.floor(random() * post.readers.length)];
    if (post === undefined || user === undefined || user === post.by) continue;
    const at = new Date(post.at.getTime() + random() * 0.8 * (now.getTime() - post.at.getTime()));
    const comment = shownWith[rows.size % shownWith.length] ?? '';
    rows.set(`${post.id} ${user.id}`, { post: post.id, user: user.id, comment, at: at.toISOString() });
  }
  await tx.rows(sql`
    insert into reposts (user_id, post_id, comment, created_at)
    select (r->>'user')::bigint, (r->>'post')::bigint, r->>'comment', (r->>'at')::timestamptz
    from jsonb_array_elements(${JSON.stringify([...rows.values()])}::jsonb) r`);
}
