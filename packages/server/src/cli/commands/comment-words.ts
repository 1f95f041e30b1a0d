import type { Readiness } from '../../features/posts/moving/backfill.ts';
import type { Trouble } from '../../features/posts/moving/resolve.ts';

/** Why it cannot end yet. */
export const obstacles: Readonly<Record<Readiness['obstacles'][number], string>> = {
  not_begun: 'Nothing has been moved yet: weft comments backfill.',
  not_all_moved: 'Some are still due: weft comments backfill.',
  some_in_trouble:
    'Some cannot be moved: mend them and run weft comments backfill, or leave them behind with --leave-behind.',
  not_alike:
    'What was moved is not what the comments say: weft comments status --json tells what differs. Please report it.',
};

/** Why one cannot be moved. */
export const why: Readonly<Record<Trouble, string>> = {
  post_unknown: 'no post has this post_id',
  author_unknown: 'nobody has this user_id',
  parent_unknown: 'no comment has this parent_comment_id',
  parent_elsewhere: 'it answers a comment on another post',
  parent_in_trouble: 'what it answers cannot be moved',
  in_a_circle: 'it answers itself, by way of others or not',
  too_deep: 'deeper than WEFT_THREAD_DEPTH allows',
  empty: 'it says nothing',
  too_long: 'longer than a post may be',
  in_the_future: 'created_at is in the future',
};
