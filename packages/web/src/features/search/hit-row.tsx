import { Link } from '@tanstack/react-router';
import type { SearchHit } from '@weft/contract/search.ts';
import { Paperclip } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { Beside } from '../../ui/beside/beside.tsx';
import type { RovingItem } from '../../ui/list/roving-list.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useIsBlocked } from '../blocks/blocks.ts';
import classes from './hit-row.module.css';
import { usePlaceOf } from './place-of.ts';

interface HitRowProps {
  readonly hit: SearchHit;
  readonly roving: RovingItem;
  readonly onOpen: () => void;
}

/** A message that was found: who said it, where and when, and the piece of it that matters. Opens it in its place. */
export function HitRow({ hit, roving, onOpen }: HitRowProps) {
  const t = useT();
  const place = usePlaceOf(hit);
  const blocked = useIsBlocked(hit.message.author.id);
  const { id, author, sentAt, attachments } = hit.message;
  return (
    <Link
      {...roving}
      to="/to/message/$messageId"
      params={{ messageId: id }}
      className={classes.hit ?? ''}
      data-hit={id}
      preload={false}
      onClick={onOpen}
    >
      <Avatar id={author.id} name={author.displayName} picture={author.avatar} />
      <span className={classes.body}>
        <span className={classes.head}>
          <span className={classes.author}>{author.displayName}</span>
          <Beside>{place}</Beside>
          <span className={classes.when}>
            <RelativeTime at={sentAt} />
          </span>
        </span>
        {blocked && <Beside>{t('blocks.somebody')}</Beside>}
        {hit.excerpt !== '' && !blocked && (
          <span
            className={classes.excerpt}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: the server escapes everything in it but <mark>
            dangerouslySetInnerHTML={{ __html: hit.excerpt }}
          />
        )}
        {(blocked ? [] : attachments).map((file) => (
          <span key={file.id} className={classes.file}>
            <Paperclip size={14} aria-hidden /> {file.name}
          </span>
        ))}
      </span>
    </Link>
  );
}
