import { ActionIcon, Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, Plus, X } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { useMe } from '../accounts/me.ts';
import { useTouch } from '../messages/use-touch.ts';
import type { ChosenSong } from './kept-post.ts';
import classes from './post-composer.module.css';
import { ownSongsQuery } from './posts.ts';

interface PostSongsProps {
  readonly songs: readonly ChosenSong[];
  readonly onChange: (songs: readonly ChosenSong[]) => void;
}

/** The songs of an album in their order, and those of one's own that can be added. */
export function PostSongs({ songs, onChange }: PostSongsProps) {
  const t = useT();
  const size = useTouch() ? 40 : 28;
  const query = useInfiniteQuery(ownSongsQuery(useMe().username));
  const move = (at: number, by: number) => {
    const song = songs[at];
    if (song !== undefined) onChange(songs.toSpliced(at, 1).toSpliced(at + by, 0, song));
  };
  return (
    <div className={classes.album}>
      <p className={classes.partName}>{t('posts.albumSongs')}</p>
      {songs.length === 0 && <p className={classes.soft}>{t('posts.albumEmpty')}</p>}
      <ol className={classes.songs} aria-label={t('posts.albumSongs')}>
        {songs.map(({ id, title }, at) => (
          <li key={id} className={classes.song}>
            <span className={classes.songName}>{title}</span>
            <ActionIcon
              size={size}
              variant="subtle"
              color="gray"
              disabled={at === 0}
              aria-label={t('posts.songUp', { title })}
              onClick={() => move(at, -1)}
            >
              <ChevronUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size={size}
              variant="subtle"
              color="gray"
              disabled={at === songs.length - 1}
              aria-label={t('posts.songDown', { title })}
              onClick={() => move(at, 1)}
            >
              <ChevronDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size={size}
              variant="subtle"
              color="gray"
              aria-label={t('posts.songOut', { title })}
              onClick={() => onChange(songs.toSpliced(at, 1))}
            >
              <X size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <p className={classes.partName}>{t('posts.ownSongs')}</p>
      <PagedList query={query} empty={<p className={classes.soft}>{t('posts.noOwnSongs')}</p>}>
        {(own) => (
          <ul className={classes.songs} aria-label={t('posts.ownSongs')}>
            {own
              .filter(({ id }) => songs.every((one) => one.id !== id))
              .map(({ id, title }) => (
                <li key={id} className={classes.song}>
                  <span className={classes.songName}>{title}</span>
                  <Button
                    variant="default"
                    size="compact-sm"
                    leftSection={<Plus size={14} aria-hidden />}
                    aria-label={t('posts.songAddNamed', { title })}
                    onClick={() => onChange([...songs, { id, title }])}
                  >
                    {t('posts.songAdd')}
                  </Button>
                </li>
              ))}
          </ul>
        )}
      </PagedList>
    </div>
  );
}
