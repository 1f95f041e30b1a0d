import type { FeedFilter } from '@weft/contract/custom-feeds.ts';
import { sql } from '../../core/db/statement.ts';
import { createFeed } from '../../features/feeds/custom/commands.ts';
import { mayReadFeeds } from '../../features/feeds/policy.ts';
import { createList } from '../../features/lists/commands.ts';
import { mayMakeLists } from '../../features/lists/policy.ts';
import { asUser, type Chapter, daysBefore, personIn, type Story } from './story.ts';

const where = (
  type: FeedFilter['type'],
  operator: FeedFilter['operator'],
  ...value: string[]
): FeedFilter => ({ type, operator, negated: false, value });

interface Told {
  readonly of: string;
  readonly name: string;
  readonly filters: readonly FeedFilter[];
  readonly sort?: 'popular' | 'engagement';
}

const videos = where('post_type', 'equals', 'video_short', 'video_long');
const feeds: readonly Told[] = [
  { of: 'ada', name: 'Only videos', filters: [videos] },
  { of: 'ada', name: 'Friends only', filters: [where('author', 'equals', 'friends')] },
  {
    ...{ of: 'ada', name: 'Popular this week', sort: 'popular' },
    filters: [where('date_range', 'greater_than', '7d')],
  },
  { of: 'grace', name: 'Long reads', filters: [where('post_type', 'equals', 'text_long')] },
  {
    ...{ of: 'grace', name: 'Much discussed', sort: 'engagement' },
    filters: [where('engagement', 'greater_than', 'comments', '2')],
  },
  { of: 'grace', name: 'Pictures', filters: [where('post_type', 'equals', 'image', 'image_gallery', 'gif')] },
  { of: 'radia', name: 'Music', filters: [where('post_type', 'equals', 'song', 'album')] },
  {
    ...{ of: 'radia', name: 'Not by me' },
    filters: [where('author', 'not_equals', 'me'), where('author', 'equals', 'following')],
  },
  { of: 'katherine', name: 'Stars', filters: [where('tag', 'contains', 'star')] },
  {
    ...{ of: 'katherine', name: 'Liked lately', sort: 'popular' },
    filters: [where('engagement', 'greater_than', 'likes', '5'), where('date_range', 'greater_than', '30d')],
  },
];

/** Ten feeds of four people, and a list of those whom Ada wants to read apart. */
export const feedChapter: Chapter = {
  name: 'feeds',
  async tell(story) {
    for (const { of, name, filters, sort = 'recent' } of feeds) {
      const user = asUser(personIn(story, of));
      const feed = {
        ...({ name, description: '', isDefault: false, logic: 'AND', sort, limit: 20 } as const),
      };
      await createFeed(
        story.tx,
        mayReadFeeds.permit(user, user),
        { ...feed, groups: [{ operator: 'AND', filters: [...filters] }] },
        story.now,
      );
    }
    await putTogether(story);
    await story.tx.rows(
      sql`update custom_feeds set created_at = ${daysBefore(story, 20)}, updated_at = ${daysBefore(story, 20)}`,
    );
  },
};

async function putTogether(story: Story): Promise<void> {
  const ada = asUser(personIn(story, 'ada'));
  const listId = await createList(story.tx, mayMakeLists.permit(ada, ada), {
    ...{ name: 'Night owls', description: 'Who is out when it is dark' },
  });
  const held = ['grace', 'katherine', 'radia'].map((name) => personIn(story, name).id);
  await story.tx.rows(sql`
    insert into list_members (list_id, user_id, created_at)
    select ${listId}, x, ${daysBefore(story, 20)} from unnest(${held}::bigint[]) x`);
  await story.tx.rows(sql`
    update user_lists set created_at = ${daysBefore(story, 20)}, updated_at = ${daysBefore(story, 20)}`);
}
