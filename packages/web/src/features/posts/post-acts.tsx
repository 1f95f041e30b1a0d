import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { InteractionType } from '@weft/contract/interactions.ts';
import type { Post } from '@weft/contract/posts.ts';
import { Bookmark, Heart, Link2, Repeat2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { setInteraction } from './interactions.ts';
import classes from './post.module.css';

const Likes = lazy(() => import('./likes-dialog.tsx').then((m) => ({ default: m.LikesDialog })));
const Repost = lazy(() => import('./repost-dialog.tsx').then((m) => ({ default: m.RepostDialog })));

const quiet = { variant: 'subtle', size: 'compact-sm' } as const;

/** What one does with a post besides saying something of it. */
export function PostActs({ post }: { post: Post }) {
  const t = useT();
  const queryClient = useQueryClient();
  const show = useToast();
  const [asking, setAsking] = useState<'likes' | 'repost'>();
  const { mine, counts, may, deleted } = post;
  if (deleted) return null;
  const toggle = (type: InteractionType) =>
    setInteraction(queryClient, post, type, !mine[type]).catch((error) =>
      show({ text: failureWords(error, t) }),
    );
  const share = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}/posts/${post.id}`);
    show({ text: t('posts.linkCopied') });
    if (!mine.share) await toggle('share');
  };
  const close = () => setAsking(undefined);
  return (
    <>
      {may.like && (
        <Button
          {...quiet}
          color={mine.like ? 'indigo' : 'gray'}
          aria-pressed={mine.like}
          className={classes.act ?? ''}
          leftSection={<Heart size={16} fill={mine.like ? 'currentColor' : 'none'} aria-hidden />}
          onClick={() => void toggle('like')}
        >
          {t('posts.like')}
        </Button>
      )}
      {counts.likes > 0 && (
        <Button {...quiet} color="gray" onClick={() => setAsking('likes')}>
          {t('posts.likes', { count: counts.likes })}
        </Button>
      )}
      <Tooltip label={t('posts.repost')}>
        <Button
          {...quiet}
          color={mine.repost ? 'indigo' : 'gray'}
          className={classes.act ?? ''}
          aria-label={counts.reposts > 0 ? t('posts.reposts', { count: counts.reposts }) : t('posts.repost')}
          leftSection={counts.reposts > 0 && <Repeat2 size={16} aria-hidden />}
          onClick={() => setAsking('repost')}
        >
          {counts.reposts > 0 ? counts.reposts : <Repeat2 size={16} aria-hidden />}
        </Button>
      </Tooltip>
      <Tooltip label={t('posts.bookmark')}>
        <ActionIcon
          size={30}
          color={mine.bookmark ? 'indigo' : 'gray'}
          aria-label={t('posts.bookmark')}
          aria-pressed={mine.bookmark}
          onClick={() => void toggle('bookmark')}
        >
          <Bookmark size={16} fill={mine.bookmark ? 'currentColor' : 'none'} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('posts.share')}>
        <ActionIcon size={30} aria-label={t('posts.share')} onClick={() => void share()}>
          <Link2 size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {asking !== undefined && (
        <Suspense fallback={null}>
          {asking === 'likes' ? (
            <Likes postId={post.id} onClose={close} />
          ) : (
            <Repost post={post} onClose={close} />
          )}
        </Suspense>
      )}
    </>
  );
}
