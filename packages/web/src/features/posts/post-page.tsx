import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { deletePost, type Post } from '@weft/contract/posts.ts';
import { FileX } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { useRoom } from '../../realtime/realtime-provider.tsx';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { failureWords, isMissing } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { EditPost } from './edit-post.tsx';
import classes from './post.module.css';
import { PostActs } from './post-acts.tsx';
import { PostBody } from './post-body.tsx';
import { PostComposer } from './post-composer.tsx';
import { PostHead } from './post-head.tsx';
import { PostList } from './post-list.tsx';
import { commentsQuery, postQuery } from './posts.ts';
import { refetchPosts } from './refetch.ts';

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

const nameOf = ({ title, author }: Post, t: ReturnType<typeof useT>) =>
  title === '' ? t('posts.by', { name: author.displayName }) : title;

function Back({ post }: { post: Post | undefined }) {
  const space = post?.space ?? null;
  if (space === null) return <BackLink to="/" />;
  return <BackLink to="/c/$slug/spaces/$space" params={{ slug: space.community.slug, space: space.slug }} />;
}

function OnePost({ post }: { post: Post }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const comments = useInfiniteQuery(commentsQuery(post.id));
  const queryClient = useQueryClient();
  useRoom(`post:${post.rootId ?? post.id}`, () => void refetchPosts(queryClient));
  return (
    <>
      <article className={classes.page}>
        <Above post={post} />
        <PostHead post={post} />
        {editing ? <EditPost post={post} onDone={() => setEditing(false)} /> : <PostBody post={post} />}
        {!editing && <Acts post={post} onEdit={() => setEditing(true)} />}
      </article>
      <Section title={t('posts.commentsTitle')}>
        {post.may.comment && <PostComposer parentId={post.id} />}
        <PostList
          query={comments}
          label={t('posts.commentsTitle')}
          empty={<p className={classes.soft}>{t('posts.noComments')}</p>}
        />
      </Section>
    </>
  );
}

/** Where it stands: the space, and of a comment what it answers. */
function Above({ post: { space, parentId, rootId } }: { post: Post }) {
  const t = useT();
  if (space === null && parentId === null) return null;
  return (
    <p className={classes.above}>
      {space !== null && (
        <Link to="/c/$slug/spaces/$space" params={{ slug: space.community.slug, space: space.slug }}>
          {space.name} · {space.community.name}
        </Link>
      )}
      {parentId !== null && (
        <Link to="/posts/$postId" params={{ postId: parentId }}>
          {t('posts.above')}
        </Link>
      )}
      {rootId !== null && rootId !== parentId && (
        <Link to="/posts/$postId" params={{ postId: rootId }}>
          {t('posts.discussion')}
        </Link>
      )}
    </p>
  );
}

function Acts({ post, onEdit }: { post: Post; onEdit: () => void }) {
  const t = useT();
  const queryClient = useQueryClient();
  const show = useToast();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    setAsking(false);
    try {
      await api.call(deletePost, { params: { postId: post.id } });
      await refetchPosts(queryClient);
    } catch (error) {
      show({ text: failureWords(error, t) });
    }
  };
  return (
    <div className={classes.foot}>
      <PostActs post={post} />
      {post.may.edit && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onEdit}>
          {t('posts.edit')}
        </Button>
      )}
      {post.may.delete && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsking(true)}>
          {t('posts.delete')}
        </Button>
      )}
      {asking && (
        <Confirm
          title={t('posts.deleteTitle')}
          words={t('posts.deleteHint')}
          no={t('shared.cancel')}
          yes={t('posts.delete')}
          onNo={() => setAsking(false)}
          onYes={() => void remove()}
        />
      )}
    </div>
  );
}
