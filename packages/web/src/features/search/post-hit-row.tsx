import { Link } from '@tanstack/react-router';
import type { FoundPost } from '@weft/contract/search.ts';
import { Paperclip } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { Beside } from '../../ui/beside/beside.tsx';
import type { RovingItem } from '../../ui/list/roving-list.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import classes from './hit-row.module.css';

interface PostHitRowProps {
  readonly hit: FoundPost;
  readonly roving: RovingItem;
  readonly onOpen: () => void;
}

/** A post or a comment that was found: whose it is, where it stands and when, and the piece of it that matters. */
export function PostHitRow({ hit: { post, title, excerpt }, roving, onOpen }: PostHitRowProps) {
  const { id, author, files, publishedAt } = post;
  return (
    <Link
      {...roving}
      to="/posts/$postId"
      params={{ postId: id }}
      className={classes.hit ?? ''}
      data-hit={id}
      preload={false}
      onClick={onOpen}
    >
      <Avatar id={author.id} name={author.displayName} picture={author.avatar} />
      <span className={classes.body}>
        <span className={classes.head}>
          <span className={classes.author}>{author.displayName}</span>
          <Beside>
            <Place post={post} />
          </Beside>
          <span className={classes.when}>
            <RelativeTime at={publishedAt} />
          </span>
        </span>
        {title !== '' && <Marked className={classes.title} html={title} />}
        {excerpt !== '' && <Marked className={classes.excerpt} html={excerpt} />}
        {files.map((file) => (
          <span key={file.id} className={classes.file}>
            <Paperclip size={14} aria-hidden /> {file.name}
          </span>
        ))}
      </span>
    </Link>
  );
}

function Marked({ className = '', html }: { className?: string | undefined; html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server escapes everything in it but <mark>
  return <span className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Where it stands, in words. */
function Place({ post: { space, rootId } }: Pick<FoundPost, 'post'>) {
  const t = useT();
  if (space === null) return t(rootId === null ? 'search.onPage' : 'search.commentOnPage');
  const place = `${space.name} · ${space.community.name}`;
  return rootId === null ? place : t('search.commentIn', { place });
}
