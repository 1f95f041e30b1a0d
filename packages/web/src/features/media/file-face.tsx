import type { MediaType } from '@weft/contract/media.ts';
import { FileText, Film, ImageIcon, Music } from 'lucide-react';
import classes from './file-face.module.css';

const icons = { image: ImageIcon, gif: ImageIcon, video: Film, audio: Music, document: FileText } as const;

/** A file in a list: a small picture of it, or the sign of what it is. */
export function FileFace({ type, picture }: { type: MediaType; picture: string | undefined }) {
  if (picture !== undefined)
    return <img className={classes.face} src={picture} alt="" loading="lazy" decoding="async" />;
  const Icon = icons[type];
  return (
    <span className={classes.face}>
      <Icon size={20} aria-hidden />
    </span>
  );
}
