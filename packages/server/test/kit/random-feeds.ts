import { type FeedDefinition, type FeedFilter, feedSorts } from '@weft/contract/custom-feeds.ts';
import { postTypes } from '@weft/contract/posts.ts';
import fc from 'fast-check';

/** Somebody who reads, and how the others stand to them. */
export const people = { me: '1', followed: '2', friend: '3', other: '4', closed: '5', muted: '6' } as const;
export const [ownList, othersList] = ['11', '12'];
export const tagNames = ['moon', 'Mars', 'moonlight'] as const;
/** What the reader's world counts back from. */
export const now = new Date('2026-06-15T12:00:00.000Z');
const day = 86_400_000;

export interface RandomPost {
  readonly id: string;
  readonly author: string;
  readonly type: (typeof postTypes)[number];
  readonly at: Date;
  readonly tags: readonly string[];
  readonly likes: number;
  readonly comments: number;
  readonly reposts: number;
}

const few = fc.nat({ max: 4 });
/** Half days, so that many were published at the same moment. */
export const posts: fc.Arbitrary<RandomPost[]> = fc
  .array(
    fc.record({
      author: fc.constantFrom(...Object.values(people)),
      type: fc.constantFrom(...postTypes),
      at: fc.nat({ max: 40 }).map((half) => new Date(now.getTime() - (half * day) / 2)),
      tags: fc.subarray([...tagNames]),
      ...{ likes: few, comments: few, reposts: few },
    }),
    { minLength: 20, maxLength: 60 },
  )
  .map((all) => all.map((post, index) => ({ ...post, id: String(101 + index) })));

const some = <Value>(values: readonly Value[]) => fc.subarray([...values], { minLength: 1, maxLength: 3 });
const equality = fc.constantFrom('equals', 'not_equals');
const compared = fc.constantFrom('greater_than', 'less_than');
const days = fc.nat({ max: 22 });
const moment = (back: number) => new Date(now.getTime() - back * day).toISOString();

const parts = fc.oneof(
  fc.record({ type: fc.constant('post_type'), operator: equality, value: some(postTypes) }),
  fc.record({
    type: fc.constant('author'),
    operator: equality,
    value: some([
      ...['me', 'friends', 'following', `user:${people.other}`, `user:${people.closed}`],
      ...[`list:${ownList}`, `list:${othersList}`],
    ]),
  }),
  fc.record({ type: fc.constant('tag'), operator: equality, value: some(['moon', 'MARS', 'nothing']) }),
  fc.record({
    type: fc.constant('tag'),
    operator: fc.constant('contains'),
    value: some(['moo', 'LIGHT', 's', '%']),
  }),
  fc.record({
    type: fc.constant('date_range'),
    operator: compared,
    value: fc.tuple(
      fc.oneof(
        days.map(moment),
        days.map((n) => `${n}d`),
      ),
    ),
  }),
  fc.record({
    type: fc.constant('date_range'),
    operator: fc.constant('in_range'),
    value: fc.tuple(days, days).map(([a, b]) => [moment(Math.max(a, b) + 1), `${Math.min(a, b)}d`]),
  }),
  fc.record({
    type: fc.constant('engagement'),
    operator: fc.constantFrom('greater_than', 'less_than', 'equals'),
    value: fc.tuple(
      measured(),
      few.map((n) => String(n + 1)),
    ),
  }),
  fc.record({
    type: fc.constant('engagement'),
    operator: fc.constant('in_range'),
    value: fc.tuple(measured(), few, few).map(([what, a, b]) => [what, String(a), String(a + b)]),
  }),
);

function measured() {
  return fc.constantFrom('likes', 'comments', 'reposts', 'all');
}

const operators = fc.constantFrom('AND', 'OR');
const filters = fc.tuple(parts, fc.boolean()).map(([part, negated]) => ({ ...part, negated }) as FeedFilter);

export const definitions = fc.record({
  logic: operators,
  sort: fc.constantFrom(...feedSorts),
  groups: fc.array(
    fc.record({ operator: operators, filters: fc.array(filters, { minLength: 1, maxLength: 3 }) }),
    { maxLength: 3 },
  ),
}) as fc.Arbitrary<FeedDefinition>;

/** What a feed shows and in which order, from the words of the specification alone. */
export function shownByHand(all: readonly RandomPost[], { logic, groups, sort }: FeedDefinition): string[] {
  const readable = all.filter(({ author }) => author !== people.closed && author !== people.muted);
  const fits = (post: RandomPost) =>
    joined(
      logic,
      groups.map(({ operator, filters: inGroup }) =>
        joined(
          operator,
          inGroup.map((filter) => filter.negated !== holdsByHand(post, filter)),
        ),
      ),
    );
  const score = { recent: () => 0, popular: (post: RandomPost) => post.likes, engagement: totalOf }[sort];
  return readable
    .filter(fits)
    .toSorted((a, b) => score(b) - score(a) || b.at.getTime() - a.at.getTime() || Number(b.id) - Number(a.id))
    .map(({ id }) => id);
}

const joined = (operator: 'AND' | 'OR', all: readonly boolean[]) =>
  all.length === 0 || (operator === 'AND' ? all.every(Boolean) : all.some(Boolean));
const totalOf = ({ likes, comments, reposts }: RandomPost) => likes + comments + reposts;

function holdsByHand(post: RandomPost, { type, operator, value }: FeedFilter): boolean {
  const [first = '', second = '', third = second] = value;
  switch (type) {
    case 'post_type':
      return value.includes(post.type) === (operator === 'equals');
    case 'author':
      return value.some((one) => authorsByHand[one]?.includes(post.author)) === (operator === 'equals');
    case 'tag': {
      const same = (one: string, tag: string) =>
        operator === 'contains'
          ? tag.toLowerCase().includes(one.toLowerCase())
          : tag.toLowerCase() === one.toLowerCase();
      return value.some((one) => post.tags.some((tag) => same(one, tag))) === (operator !== 'not_equals');
    }
    case 'date_range': {
      const [begin, end] = [timeOf(first), timeOf(second)];
      if (operator === 'in_range') return post.at.getTime() >= begin && post.at.getTime() <= end;
      return operator === 'greater_than' ? post.at.getTime() > begin : post.at.getTime() < begin;
    }
    case 'engagement': {
      const n = first === 'all' ? totalOf(post) : post[first as 'likes' | 'comments' | 'reposts'];
      if (operator === 'in_range') return n >= Number(second) && n <= Number(third);
      if (operator === 'equals') return n === Number(second);
      return operator === 'greater_than' ? n > Number(second) : n < Number(second);
    }
  }
}

const authorsByHand: Readonly<Record<string, readonly string[]>> = {
  me: [people.me],
  friends: [people.friend],
  following: [people.followed, people.friend, people.closed, people.muted],
  [`user:${people.other}`]: [people.other],
  [`user:${people.closed}`]: [people.closed],
  [`list:${ownList}`]: [people.other, people.followed],
};

const timeOf = (text: string) =>
  text.endsWith('d') ? now.getTime() - Number.parseInt(text, 10) * day : new Date(text).getTime();
