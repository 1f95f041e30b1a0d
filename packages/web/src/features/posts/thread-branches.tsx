import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Post } from '@weft/contract/posts.ts';
import { type ThreadNode, threadShape } from '@weft/contract/threads.ts';
import { type ReactNode, use, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { Comment } from './comment.tsx';
import { arrive, useArrivals } from './live-thread.ts';
import { PostComposer } from './post-composer.tsx';
import classes from './thread.module.css';
import { ThreadContext } from './thread-context.ts';
import { type Branch, toBranches } from './thread-tree.ts';
import { threadQuery, useComment } from './threads.ts';

/** From here on a branch has a page of its own. */
const deepest = threadShape.levels.length;

interface ThreadPartProps {
  readonly headId: string;
  /** After which of those under the head it goes on; null: it begins. */
  readonly from: string | null;
  readonly level: number;
  /** What stands there where nothing is said. */
  readonly empty?: ReactNode;
}

/** Branches as they were fetched together, and the way to more of them. */
export function ThreadPart({ headId, from, level, empty = null }: ThreadPartProps) {
  const t = useT();
  const { sort, ready } = use(ThreadContext);
  const query = useInfiniteQuery({ ...threadQuery(headId, sort, from), enabled: ready });
  const { data, error, refetch } = query;
  if (data === undefined)
    return (
      <li>
        <Loaded query={{ data, error, refetch }} lines={2}>
          {() => null}
        </Loaded>
      </li>
    );
  const branches = data.pages.flatMap(({ nodes }) => toBranches(nodes, headId));
  return (
    <>
      {branches.length === 0 && empty}
      {branches.map((branch) => (
        <ThreadBranch key={branch.node.id} branch={branch} level={level} />
      ))}
      {query.hasNextPage && (
        <li>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('threads.moreComments')}
          </Button>
        </li>
      )}
    </>
  );
}

interface ArrivalsProps {
  readonly arrivals: ReturnType<typeof useArrivals>;
  readonly level: number;
}

/** What was said since: a line that says how much, so that nothing moves under the eyes of who reads. */
export function Arrivals({ arrivals: { shown, waiting, show }, level }: ArrivalsProps) {
  const t = useT();
  return (
    <>
      {shown.map((post) => (
        <ThreadBranch key={post.id} branch={{ node: nodeOf(post), under: [] }} level={level} />
      ))}
      {waiting > 0 && (
        <li>
          <Button variant="light" size="compact-sm" onClick={show}>
            {t('threads.new', { count: waiting })}
          </Button>
        </li>
      )}
    </>
  );
}

const nodeOf = (post: Post): ThreadNode => ({
  ...{ id: post.id, parentId: post.parentId, depth: post.depth, post, more: null },
});

/** A comment and what answers it. */
function ThreadBranch({ branch: { node, under }, level }: { branch: Branch; level: number }) {
  const client = useQueryClient();
  const { rootId, sort } = use(ThreadContext);
  const post = useComment(node);
  const arrivals = useArrivals(rootId, node.id, sort);
  const [folded, setFolded] = useState(false);
  const [replying, setReplying] = useState(false);
  const answered = under.length > 0 || node.more !== null || arrivals.shown.length > 0;
  // Nothing hangs on what is gone.
  if (post === null && !answered) return null;
  const published = (own: Post) => {
    arrive(client, rootId, own, true);
    setReplying(false);
    setFolded(false);
  };
  const came = <Arrivals arrivals={arrivals} level={level + 1} />;
  return (
    <li>
      <Comment
        post={post}
        level={level}
        folded={folded}
        onFold={answered ? () => setFolded(!folded) : undefined}
        onReply={() => setReplying(!replying)}
      />
      {replying && (
        <PostComposer parentId={node.id} onPublished={published} onCancel={() => setReplying(false)} />
      )}
      {!folded && (answered || arrivals.waiting > 0) && (
        <ol className={classes.under} data-deep={level >= deepest || undefined}>
          {sort === 'newest' && came}
          {under.map((below) => (
            <ThreadBranch key={below.node.id} branch={below} level={level + 1} />
          ))}
          {node.more !== null && <More node={node} more={node.more} own={post !== null} level={level + 1} />}
          {sort !== 'newest' && came}
        </ol>
      )}
    </li>
  );
}

interface MoreProps {
  readonly node: ThreadNode;
  readonly more: NonNullable<ThreadNode['more']>;
  /** It has a page of its own. */
  readonly own: boolean;
  readonly level: number;
}

function More({ node: { id }, more: { count, cursor }, own, level }: MoreProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  if (open) return <ThreadPart headId={id} from={cursor} level={level} />;
  return (
    <li>
      {own && level > deepest ? (
        <Link to="/posts/$postId" params={{ postId: id }} className={classes.onwards ?? ''}>
          {t('threads.onwards')}
        </Link>
      ) : (
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
          {t('threads.more', { count })}
        </Button>
      )}
    </li>
  );
}
