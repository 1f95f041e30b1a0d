import { Link } from '@tanstack/react-router';
import { peopleLists } from '@weft/contract/graph.ts';
import type { Profile } from '@weft/contract/profiles.ts';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './counts.module.css';

/** How many follow somebody, whom they follow, who are friends: each number leads to the people. */
export function Counts({ username, counts }: { username: string; counts: NonNullable<Profile['counts']> }) {
  const t = useT();
  return (
    <ul className={classes.counts}>
      {peopleLists.map((list) => (
        <li key={list}>
          <Link to={`/u/$username/${list}`} params={{ username }} className={classes.count ?? ''}>
            {t(`graph.count.${list}`, { count: counts[list] })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
