import { ActionIcon, Button } from '@mantine/core';
import type { Post } from '@weft/contract/posts.ts';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { AnswerMark, AnswerTool } from './answer.tsx';
import { CommentHead } from './comment-head.tsx';
import { EditPost } from './edit-post.tsx';
import { PostActs } from './post-acts.tsx';
import { PostBody } from './post-body.tsx';
import { PostTools } from './post-tools.tsx';
import { useRemovedPosts } from './removals.ts';
import classes from './thread.module.css';

interface CommentProps {
  /** Null: only its place is kept. */
  readonly post: Post | null;
  readonly level: number;
  readonly folded: boolean;
  /** Undefined: nothing answers it. */
  readonly onFold: (() => void) | undefined;
  readonly onReply: () => void;
}

export function Comment({ post: known, level, folded, onFold, onReply }: CommentProps) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const removed = useRemovedPosts();
  const post = known === null || removed.has(known.id) ? null : known;
  const name = post === null ? t('threads.gone') : t('posts.by', { name: post.author.displayName });
  return (
    <article className={classes.comment} data-comment tabIndex={level === 1 ? 0 : -1} aria-label={name}>
      <div className={classes.line}>
        {post === null ? (
          <p className={classes.gone}>{t('threads.gone')}</p>
        ) : (
          <CommentHead post={post} mark={<AnswerMark post={post} />} />
        )}
        {onFold !== undefined && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-expanded={!folded}
            aria-label={t('threads.replies')}
            onClick={onFold}
          >
            {folded ? <ChevronRight size={16} aria-hidden /> : <ChevronDown size={16} aria-hidden />}
          </ActionIcon>
        )}
      </div>
      {post !== null && !folded && editing && <EditPost post={post} onDone={() => setEditing(false)} />}
      {post !== null && !folded && !editing && (
        <>
          <PostBody post={post} />
          <div className={classes.acts}>
            {post.may.comment && (
              <Button
                className={classes.act ?? ''}
                variant="subtle"
                color="gray"
                size="compact-sm"
                data-reply
                onClick={onReply}
              >
                {t('posts.reply')}
              </Button>
            )}
            <PostActs post={post} />
            <AnswerTool post={post} />
            <PostTools post={post} onEdit={() => setEditing(true)} />
          </div>
        </>
      )}
    </article>
  );
}
