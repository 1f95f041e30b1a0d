import { sql } from '../../core/db/statement.ts';
import { mayComment, mayPostOnPage } from '../../features/posts/policy.ts';
import { type NewPost, publishPost } from '../../features/posts/publish.ts';
import { readPostFacts } from '../../features/posts/queries.ts';
import { mayPostInSpace } from '../../features/spaces/policy.ts';
import { findSpaceOf, readSpaceFacts } from '../../features/spaces/queries.ts';
import { answers, replies, shownWith, type Written, written } from './posts-lines.ts';
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

/** What people publish in spaces and on their pages, what is said of it, and who likes and shows it. */
export const postChapter: Chapter = {
  name: 'posts',
  async tell(story) {
    const posts: Told[] = [];
    for (const [n, one] of written.entries())
      posts.push(await publish(story, one, daysBefore(story, 30 * (1 - (n + 1) / (written.length + 1)))));
    await discuss(story, posts);
    await like(story, posts);
    await show(story, posts);
  },
};

async function publish(story: Story, told: Written, at: Date): Promise<Told> {
  const { tx } = story;
  const by = personIn(story, told.by);
  const actor = asUser(by);
  const post = newPost(
    story,
    told.title === undefined ? 'text_short' : 'text_long',
    told.content,
    told.title,
  );
  if (told.in === 'page') {
    const id = await publishPost(tx, mayPostOnPage.permit(actor, actor), post, deepest);
    await setBack(story, id, at);
    return { ...{ id, by, at }, readers: await readersOf(story, id, at) };
  }
  const [community = '', space = ''] = told.in.split('/');
  const { id: spaceId } = await findSpaceOf(tx, actor, { community, space });
  const facts = await readSpaceFacts(tx, actor, spaceId);
  const id = await publishPost(tx, mayPostInSpace.permit(actor, facts), post, deepest);
  await setBack(story, id, at);
  return { ...{ id, by, at }, readers: await readersOf(story, id, at) };
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
    const post = posts[Math.floor(random() * posts.length)];
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
