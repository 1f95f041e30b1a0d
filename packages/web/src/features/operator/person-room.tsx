import { Button } from '@mantine/core';
import type { OperatorPersonDetails } from '@weft/contract/operator-people.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { StorageBar } from '../media/storage-bar.tsx';
import classes from './person-page.module.css';
import { TierDialog } from './tier-dialog.tsx';

/** How much somebody has and uses, by kind, and another tier for them. */
export function PersonRoom({ person }: { person: OperatorPersonDetails }) {
  const t = useT();
  const [changing, setChanging] = useState(false);
  return (
    <div className={classes.room}>
      <StorageBar use={person.storage} full={t('operator.roomFull')} />
      {person.may.setTier && (
        <Button variant="default" onClick={() => setChanging(true)}>
          {t('operator.changeTier')}
        </Button>
      )}
      {changing && <TierDialog person={person} onClose={() => setChanging(false)} />}
    </div>
  );
}
