import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Person } from '@weft/contract/people.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { clockTime, exactTime } from '../../ui/time/relative.ts';
import classes from './message-row.module.css';

/** Who and when: the day stands above already, the exact time on hover. */
export function MessageHead({ author, at }: { author: Person; at: string }) {
  const { locale } = useLanguage();
  const date = new Date(at);
  return (
    <p className={classes.head}>
      <Link to="/u/$username" params={{ username: author.username }} className={classes.author ?? ''}>
        {author.displayName}
      </Link>
      <Tooltip label={exactTime(date, locale)}>
        <time className={classes.time} dateTime={at}>
          {clockTime(date, locale)}
        </time>
      </Tooltip>
    </p>
  );
}
