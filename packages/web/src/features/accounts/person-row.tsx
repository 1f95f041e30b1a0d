import { Link } from '@tanstack/react-router';
import type { Person } from '@weft/contract/people.ts';
import type { ReactNode } from 'react';
import { Face } from './face.tsx';
import classes from './person-row.module.css';

interface PersonRowProps {
  readonly person: Person;
  /** Beside the username, quieter. */
  readonly detail?: ReactNode;
  /** Where their page is closed to one, the name leads nowhere. */
  readonly link?: boolean;
  /** What one can do with them, at the end of the line. */
  readonly children?: ReactNode;
}

/** Somebody in a list of people. */
export function PersonRow({ person, detail = null, link = true, children }: PersonRowProps) {
  const { id, username, displayName: name, avatar } = person;
  return (
    <li className={classes.person}>
      <Face id={id} name={name} picture={avatar} />
      <div className={classes.words}>
        <p className={classes.name}>
          {link ? (
            <Link to="/u/$username" params={{ username }} className={classes.link ?? ''}>
              {name}
            </Link>
          ) : (
            name
          )}
        </p>
        <p className={classes.detail}>
          @{username}
          {detail !== null && <> · {detail}</>}
        </p>
      </div>
      {children}
    </li>
  );
}
