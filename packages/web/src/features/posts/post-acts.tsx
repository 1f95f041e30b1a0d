import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { InteractionType } from '@weft/contract/interactions.ts';
import type { Post } from '@weft/contract/posts.ts';
import { Bookmark, Heart } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { setInteraction } from './interactions.ts';
import classes from './post.module.css';

const Likes = lazy(() => import('./likes-dialog.tsx').then((m) => ({ default: m.LikesDialog })));

/** What one does with a post besides saying something of it. */
export function PostActs({ post }: { post: Post }) {
  const t = useT();
  const queryClient = useQueryClient();
  const show = useToast();
  const [asking, setAsking] = useState(false);
  const { mine, counts, may, deleted } = post;
  if (deleted) return null;
  const toggle = (type: InteractionType) =>
    setInteraction(queryClient, post, type, !mine[type]).catch((error) =>
      show({ text: failureWords(error, t) }),
    );
  return (
    <>
      {may.like && (
        <Act label={t('posts.like')} on={mine.like} icon={Heart} onClick={() => void toggle('like')} />
      )}
      {counts.likes > 0 && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsking(true)}>
          {t('posts.likes', { count: counts.likes })}
        </Button>
      )}
      <Act
        label={t('posts.bookmark')}
        on={mine.bookmark}
        icon={Bookmark}
        onClick={() => void toggle('bookmark')}
      />
      {asking && (
        <Suspense fallback={null}>
          <Likes postId={post.id} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}

interface ActProps {
  readonly label: string;
  readonly on: boolean;
  readonly icon: typeof Heart;
  readonly onClick: () => void;
}

function Act({ label, on, icon: Icon, onClick }: ActProps) {
  return (
    <Button
      variant="subtle"
      color={on ? 'indigo' : 'gray'}
      size="compact-sm"
      aria-pressed={on}
      className={classes.act ?? ''}
      leftSection={<Icon size={16} fill={on ? 'currentColor' : 'none'} aria-hidden />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
