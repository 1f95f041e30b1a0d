import { useIsFetching, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Post } from '@weft/contract/posts.ts';
import { FileX } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { isMissing } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { Answered, AnswerMark, AnswerTool } from './answer.tsx';
import { EditPost } from './edit-post.tsx';
import classes from './post.module.css';
import { PostActs } from './post-acts.tsx';
import { PostBody } from './post-body.tsx';
import { PostHead } from './post-head.tsx';
import { WithdrawQuotes } from './post-quotes.tsx';
import { PostTools } from './post-tools.tsx';
import { postQuery } from './posts.ts';
import { useRemovedPosts, useRetryRemovals } from './removals.ts';
import { Thread } from './thread.tsx';
import { ThreadPath } from './thread-path.tsx';
import { useView } from './use-view.ts';

const route = getRouteApi('/frame/posts/$postId');

/** A post or a comment, and what is said of it. */
export function PostPage() {
  const t = useT();
  const { postId } = route.useParams();
  const query = useQuery(postQuery(postId));
  const missing = isMissing(query.error);
  const post = missing ? undefined : query.data;
  return (
    <Page title={post === undefined ? t('posts.one') : nameOf(post, t)} back={<Back post={post} />}>
      {missing ? (
        <EmptyState icon={FileX} title={t('posts.missing')}>
          {t('posts.missingHint')}
        </EmptyState>
      ) : (
        <Loaded query={query}>{(found) => <OnePost key={found.id} post={found} />}</Loaded>
      )}
    </Page>
  );
}

function nameOf({ title, author, deleted }: Post, t: ReturnType<typeof useT>): string {
  if (deleted) return t('posts.one');
  return title === '' ? t('posts.by', { name: author.displayName }) : title;
}

function Back({ post }: { post: Post | undefined }) {
  const space = post?.space ?? null;
  if (space === null) return <BackLink to="/" />;
  return <BackLink to="/c/$slug/spaces/$space" params={{ slug: space.community.slug, space: space.slug }} />;
}

function OnePost({ post: known }: { post: Post }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const { sort = 'oldest' } = route.useSearch();
  const navigate = route.useNavigate();
  const isComment = known.rootId !== null;
  const removed = useRemovedPosts().has(known.id);
  const post = removed ? { ...known, deleted: true } : known;
  useRetryRemovals();
  useView(post);
  return (
    <>
      <Above post={post} />
      {isComment && <ThreadPath postId={post.id} />}
      <Marked marked={isComment}>
        {!post.deleted && <PostHead post={post} />}
        {editing && !removed ? (
          <EditPost post={post} onDone={() => setEditing(false)} />
        ) : (
          <PostBody post={post} />
        )}
        {!editing && !removed && (
          <div className={classes.foot}>
            <Answered post={post} />
            <AnswerMark post={post} />
            <PostActs post={post} />
            <AnswerTool post={post} />
            <WithdrawQuotes post={post} />
            <PostTools post={post} onEdit={() => setEditing(true)} />
          </div>
        )}
      </Marked>
      <Section title={t('posts.commentsTitle')}>
        <Thread
          head={post}
          sort={sort}
          onSort={(chosen) =>
            void navigate({ search: chosen === 'oldest' ? {} : { sort: chosen }, replace: true })
          }
        />
      </Section>
    </>
  );
}

/** What the page is about; a comment that one came for stands out from what it answers, and in sight. */
function Marked({ marked, children }: { marked: boolean; children: ReactNode }) {
  const article = useRef<HTMLElement>(null);
  const pathHere = useIsFetching({ queryKey: ['threads', 'path'] }) === 0;
  useEffect(() => {
    if (marked && pathHere) article.current?.scrollIntoView({ block: 'center' });
  }, [marked, pathHere]);
  return (
    <article ref={article} className={classes.page} data-marked={marked || undefined}>
      {children}
    </article>
  );
}

/** Where it stands: the space, and of a comment the whole of which it is a part. */
function Above({ post: { space, rootId } }: { post: Post }) {
  const t = useT();
  if (space === null && rootId === null) return null;
  return (
    <p className={classes.above}>
      {space !== null && (
        <Link to="/c/$slug/spaces/$space" params={{ slug: space.community.slug, space: space.slug }}>
          {space.name} · {space.community.name}
        </Link>
      )}
      {rootId !== null && (
        <Link to="/posts/$postId" params={{ postId: rootId }}>
          {t('posts.discussion')}
        </Link>
      )}
    </p>
  );
}
