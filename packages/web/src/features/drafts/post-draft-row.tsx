import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { PostDraft } from '@weft/contract/post-drafts.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { exactTime } from '../../ui/time/relative.ts';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { FileNames } from '../messages/file-names.tsx';
import { useDraftPlace } from '../posts/draft-place.ts';
import classes from './drafts-page.module.css';

/** Something that will be published: where, when, and what it says so far. */
export function PostDraftRow({ draft, onDiscard }: { draft: PostDraft; onDiscard: () => void }) {
  const { t, locale } = useLanguage();
  const where = useDraftPlace(draft);
  const { clientKey, title, content, files, cover, songs, answers, savedAt, scheduledFor } = draft;
  const name = title.trim() === '' ? where : title;
  return (
    <li className={classes.draft}>
      <div className={classes.body}>
        <p className={classes.head}>
          <Link to="/drafts/$clientKey" params={{ clientKey }} className={classes.where ?? ''}>
            {name}
          </Link>
          <span className={classes.detail}>
            {scheduledFor === null ? (
              <RelativeTime at={savedAt} />
            ) : (
              t('posts.waits', { time: exactTime(new Date(scheduledFor), locale) })
            )}
          </span>
        </p>
        {name !== where && <p className={classes.detail}>{where}</p>}
        {answers !== null && <p className={classes.answers}>{answers}</p>}
        {content.trim() !== '' && <p className={classes.content}>{content}</p>}
        {songs.length > 0 && <p className={classes.detail}>{songs.map((song) => song.title).join(' · ')}</p>}
        <FileNames files={cover === null ? files : [...files, cover]} />
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t('drafts.discardNamed', { place: name })}
        onClick={onDiscard}
      >
        {t('drafts.discard')}
      </Button>
    </li>
  );
}
