import { ActionIcon } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Post } from '@weft/contract/posts.ts';
import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { fileAddress } from '../media/media.ts';
import classes from './post.module.css';

/** The songs of an album in their order: one after the other, from whichever one begins with. */
export function AlbumPlayer({ songs }: { songs: Post['songs'] }) {
  const t = useT();
  const audio = useRef<HTMLAudioElement>(null);
  const [at, setAt] = useState(0);
  const [plays, setPlays] = useState(false);
  /** One asked for it: what is chosen next plays at once. */
  const wanted = useRef(false);
  const song = songs[at];
  const address = song?.file == null ? undefined : fileAddress(song.file.id);

  useEffect(() => {
    // Another song, by its address: it is not played before one asked for any.
    if (address !== undefined && wanted.current) void audio.current?.play().catch(() => {});
  }, [address]);

  const choose = (index: number) => {
    wanted.current = true;
    if (index !== at) return setAt(index);
    if (plays) audio.current?.pause();
    else void audio.current?.play().catch(() => {});
  };
  const goOn = () => {
    if (at < songs.length - 1) setAt(at + 1);
    else wanted.current = false;
  };
  return (
    <div className={classes.album}>
      {/* biome-ignore lint/a11y/useMediaCaption: what somebody recorded comes without captions */}
      <audio
        ref={audio}
        className={classes.albumAudio}
        src={address}
        controls
        preload="none"
        aria-label={song?.title}
        onPlay={() => {
          wanted.current = true;
          setPlays(true);
        }}
        onPause={() => setPlays(false)}
        onEnded={goOn}
      />
      <ol className={classes.songs} aria-label={t('posts.songs')}>
        {songs.map(({ id, title }, index) => {
          const now = index === at && plays;
          return (
            <li key={id} className={classes.song} aria-current={index === at ? 'true' : undefined}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t(now ? 'posts.pause' : 'posts.play', { title })}
                onClick={() => choose(index)}
              >
                {now ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
              </ActionIcon>
              <Link to="/posts/$postId" params={{ postId: id }} data-song>
                {title}
              </Link>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
