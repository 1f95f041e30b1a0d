import { useIsHere } from '../../realtime/presence.ts';
import { Avatar, type AvatarProps } from '../../ui/avatar/avatar.tsx';
import { HereDot } from '../../ui/here/here-dot.tsx';
import classes from './face.module.css';

/** Somebody’s picture, with a dot while they are here. */
export function Face(props: AvatarProps) {
  const here = useIsHere(props.id);
  return (
    <span className={classes.face} data-size={props.size}>
      <Avatar {...props} />
      {here && (
        <span className={classes.here}>
          <HereDot />
        </span>
      )}
    </span>
  );
}
