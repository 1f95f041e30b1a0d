import { useState } from 'react';
import classes from './avatar.module.css';
import { initialsOf, tintOf } from './initials.ts';

export interface AvatarProps {
  readonly id: string;
  readonly name: string;
  /** The media id of a picture, if there is one. */
  readonly picture?: string | null;
  /** In pixels. */
  readonly size?: 24 | 36 | 40 | 64;
}

/** A face, or its initials. The name stands beside it or labels what holds it, so it is no picture of its own. */
export function Avatar({ id, name, picture = null, size = 36 }: AvatarProps) {
  return (
    <span
      className={classes.avatar}
      data-initials={initialsOf(name)}
      data-tint={tintOf(id)}
      data-size={size}
      aria-hidden
    >
      {picture !== null && <Picture key={picture} address={`/api/media/${picture}/thumbnail`} />}
    </span>
  );
}

/** Over the initials, which stay where the picture does not come: it may have been taken away, or not be for this reader. */
function Picture({ address }: { address: string }) {
  const [state, setState] = useState<'loading' | 'there' | 'missing'>('loading');
  if (state === 'missing') return null;
  return (
    <img
      className={classes.picture}
      data-state={state}
      src={address}
      alt=""
      decoding="async"
      onLoad={() => setState('there')}
      onError={() => setState('missing')}
    />
  );
}
