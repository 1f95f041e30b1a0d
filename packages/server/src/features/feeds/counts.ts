import { type Statement, sql } from '../../core/db/statement.ts';

/** Everything that was said and done about a post, of a row of `post_stats n`. */
export const engagement: Statement = sql`n.likes + n.thread + n.reposts`;

export const counted: Readonly<Record<string, Statement>> = {
  likes: sql`n.likes`,
  comments: sql`n.thread`,
  reposts: sql`n.reposts`,
  all: engagement,
};
