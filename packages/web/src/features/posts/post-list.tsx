import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Post } from '@weft/contract/posts.ts';
import { MessageCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { Answered } from './answer.tsx';
import classes from './post.module.css';
import { PostActs } from './post-acts.tsx';
import { PostBody } from './post-body.tsx';
import { PostHead } from './post-head.tsx';
import { PostTags } from './post-tags.tsx';
import { useRemovedPosts, useRetryRemovals } from './removals.ts';

interface PostListProps {
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Post[] }>>;
  readonly label: string;
  readonly empty: ReactNode;
}

/** Posts or comments, each with the way to what is said of it. */
export function PostList({ query, label, empty }: PostListProps) {
  return (
    <PagedList query={query} empty={empty}>
      {(posts) => <PostRows posts={posts} label={label} />}
    </PagedList>
  );
}

export function PostRows({ posts, label }: { posts: readonly Post[]; label: string }) {
  const removed = useRemovedPosts();
  useRetryRemovals();
  return (
    <ul className={classes.list} aria-label={label}>
      {posts.flatMap((post) =>
        removed.has(post.id) ? (
          []
        ) : (
          <li key={post.id} className={classes.post}>
            <PostRow post={post} />
          </li>
        ),
      )}
    </ul>
  );
}

/** One of them, as it stands in a list. */
export function PostRow({ post }: { post: Post }) {
  const t = useT();
  const { id, title, rootId, counts } = post;
  const params = { postId: id };
  const replies = rootId === null ? counts.thread : counts.replies;
  return (
    <article className={classes.row}>
      <PostHead post={post} />
      {title !== '' && (
        <h2 className={classes.title}>
          <Link to="/posts/$postId" params={params}>
            {title}
          </Link>
        </h2>
      )}
      <PostBody post={post} />
      <PostTags tags={post.tags} />
      <div className={classes.foot}>
        <Link to="/posts/$postId" params={params} className={classes.replies ?? ''}>
          <MessageCircle size={16} aria-hidden />
          {replies === 0
            ? t(rootId === null ? 'posts.open' : 'posts.reply')
            : t('posts.comments', { count: replies })}
        </Link>
        <Answered post={post} />
        <PostActs post={post} />
      </div>
    </article>
  );
}
