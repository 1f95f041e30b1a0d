import { Link } from '@tanstack/react-router';
import type { Post } from '@weft/contract/posts.ts';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { Face } from '../accounts/face.tsx';
import classes from './thread.module.css';

/** Who said it, and when: the time is its address. */
export function CommentHead({ post, mark }: { post: Post; mark?: ReactNode }) {
  const { id, author, publishedAt, editedAt } = post;
  const t = useT();
  return (
    <p className={classes.head}>
      <Face id={author.id} name={author.displayName} picture={author.avatar} size={24} />
      <Link to="/u/$username" params={{ username: author.username }} className={classes.author ?? ''}>
        {author.displayName}
      </Link>
      <Link to="/posts/$postId" params={{ postId: id }} className={classes.time ?? ''}>
        <RelativeTime at={publishedAt} />
      </Link>
      {editedAt !== null && <span className={classes.soft}>{t('chat.edited')}</span>}
      {mark}
    </p>
  );
}
