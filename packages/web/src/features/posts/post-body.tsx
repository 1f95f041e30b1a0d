import type { Post } from '@weft/contract/posts.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { MessageFiles } from '../messages/message-files.tsx';
import { MessageHtml } from '../messages/message-html.tsx';
import { AlbumPlayer } from './album-player.tsx';
import classes from './post.module.css';
import { PostQuotes } from './post-quotes.tsx';

/** What a post says and shows. */
export function PostBody({ post }: { post: Post }) {
  const t = useT();
  if (post.deleted) return <p className={classes.soft}>{t('posts.deleted')}</p>;
  return (
    <>
      {post.cover !== null && <MessageFiles files={[post.cover]} />}
      {post.html !== '' && (
        <div className={classes.words}>
          <MessageHtml html={post.html} />
        </div>
      )}
      <PostQuotes post={post} />
      <MessageFiles files={post.files} />
      {post.songs.length > 0 && (
        <AlbumPlayer key={post.songs.map(({ id }) => id).join()} songs={post.songs} />
      )}
    </>
  );
}
