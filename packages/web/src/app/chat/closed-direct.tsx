import { Button } from '@mantine/core';
import type { Person } from '@weft/contract/people.ts';
import { useBlocking, useIsBlocked } from '../../features/blocks/blocks.ts';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './channel-page.module.css';

/** Where one would write to somebody and cannot. Who has blocked is told why; the other only that it is so. */
export function ClosedDirect({ other }: { other: Person }) {
  const t = useT();
  const setBlocked = useBlocking();
  const blocked = useIsBlocked(other.id);
  const name = other.displayName;
  return (
    <div className={classes.closed}>
      <p className={classes.closedWords}>
        {blocked ? t('blocks.youBlocked', { name }) : t('blocks.cannotWrite')}
      </p>
      {blocked && (
        <Button
          variant="default"
          aria-label={t('blocks.unblockNamed', { name })}
          onClick={() => void setBlocked(other, false)}
        >
          {t('blocks.unblock')}
        </Button>
      )}
    </div>
  );
}
