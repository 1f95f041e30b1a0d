import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { nameOfPlace } from '@weft/contract/places.ts';
import type { Reading } from '@weft/contract/unread.ts';
import { CheckCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { pathTo } from '../../features/unread/unread.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Beside } from '../../ui/beside/beside.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import classes from './catch-up.module.css';
import { useAbout } from './use-about.tsx';

interface AllReadProps {
  readonly left: readonly Reading[];
  readonly onAgain: () => void;
}

/** The end of the walk: all is read, or what was left is named. */
export function AllRead({ left, onAgain }: AllReadProps) {
  const t = useT();
  const again = useRef<HTMLButtonElement>(null);
  // What had the focus went with the last place.
  useEffect(() => (again.current ?? document.getElementById('main'))?.focus(), []);
  if (left.length === 0)
    return (
      <EmptyState icon={CheckCheck} title={t('catchUp.allRead')}>
        {t('catchUp.allReadHint')}
      </EmptyState>
    );
  return (
    <div className={classes.end}>
      <EmptyState
        icon={CheckCheck}
        title={t('catchUp.through')}
        action={
          <Button ref={again} onClick={onAgain}>
            {t('catchUp.again')}
          </Button>
        }
      >
        {t('catchUp.left', { count: left.length })}
      </EmptyState>
      <ul className={classes.left} aria-label={t('catchUp.leftOnes')}>
        {left.map((reading) => (
          <li key={nameOfPlace(reading.place)}>
            <LeftPlace reading={reading} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function LeftPlace({ reading }: { reading: Reading }) {
  const about = useAbout(reading);
  return (
    <Link to={pathTo(reading)} className={classes.leftPlace ?? ''}>
      {about?.name ?? '…'} <Beside>{about?.where}</Beside>
    </Link>
  );
}
