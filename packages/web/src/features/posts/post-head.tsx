import { Link } from '@tanstack/react-router';
import type { Post } from '@weft/contract/posts.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { Face } from '../accounts/face.tsx';
import classes from './post.module.css';

/** Who published it, when, whether it says something else since, and how many have opened it. */
export function PostHead({ post: { author, publishedAt, editedAt, deleted, counts } }: { post: Post }) {
  const t = useT();
  return (
    <div className={classes.head}>
      <Face id={author.id} name={author.displayName} picture={author.avatar} />
      <p className={classes.who}>
        <Link to="/u/$username" params={{ username: author.username }} className={classes.author ?? ''}>
          {author.displayName}
        </Link>
        <span className={classes.soft}>
          <RelativeTime at={publishedAt} />
          {editedAt !== null && !deleted && ` · ${t('chat.edited')}`}
          {counts.views > 0 && !deleted && ` · ${t('posts.views', { count: counts.views })}`}
        </span>
      </p>
    </div>
  );
}
