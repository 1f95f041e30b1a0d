import { ActionIcon } from '@mantine/core';
import { CalendarClock, ListMusic } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { chosen } from '../media/choose-files.ts';
import { uploads } from '../media/uploads.ts';
import { AttachButton } from '../messages/attach-button.tsx';
import { useTouch } from '../messages/use-touch.ts';
import { CoverButton } from './cover-button.tsx';
import type { KeptPost } from './kept-post.ts';
import classes from './post-composer.module.css';
import type { DraftOfPost } from './post-drafts.ts';

interface PostPartsProps {
  readonly draft: DraftOfPost;
  readonly kept: KeptPost;
  readonly takesCover: boolean;
  readonly later: boolean;
  readonly onLater: () => void;
}

/** What a post is made of besides words: files, a cover, songs; and when it will be published. */
export function PostParts({ draft, kept, takesCover, later, onLater }: PostPartsProps) {
  const t = useT();
  const size = useTouch() ? 44 : 36;
  const take = async (contents: readonly File[], asCover: boolean) => {
    const files = await Promise.all(contents.map(chosen));
    for (const [at, file] of files.entries()) {
      const bytes = contents[at];
      if (bytes !== undefined) uploads.add(file, bytes);
    }
    draft.attach(files);
    const [cover] = files;
    if (asCover && cover !== undefined) draft.change({ coverFile: cover.id });
  };
  const isAlbum = kept.songs !== null;
  return (
    <div className={classes.parts}>
      {!isAlbum && <AttachButton size={size} onFiles={(contents) => void take(contents, false)} />}
      {takesCover && kept.coverFile === null && (
        <CoverButton size={size} onFile={(content) => void take([content], true)} />
      )}
      <ActionIcon
        size={size}
        aria-label={t('posts.album')}
        title={t('posts.album')}
        aria-pressed={isAlbum}
        variant={isAlbum ? 'light' : 'subtle'}
        color="gray"
        onClick={() => draft.change({ songs: isAlbum ? null : [] })}
      >
        <ListMusic size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size={size}
        aria-label={t('posts.later')}
        title={t('posts.later')}
        aria-expanded={later}
        variant={later ? 'light' : 'subtle'}
        color="gray"
        onClick={onLater}
      >
        <CalendarClock size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
