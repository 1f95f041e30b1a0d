import { Button } from '@mantine/core';
import type { Person } from '@weft/contract/people.ts';
import { useState } from 'react';
import { useOpenDirect } from '../../features/conversations/open-direct.ts';
import { PeoplePicker } from '../../features/conversations/people-picker.tsx';
import { DirectSection } from '../../features/unread/direct-links.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import classes from './new-direct-page.module.css';

/** To whom? The same people always find the same conversation. On a phone those that there are stand below. */
export function NewDirectPage() {
  const t = useT();
  const openDirect = useOpenDirect();
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const open = async () => {
    setBusy(true);
    try {
      await openDirect(people.map(({ id }) => id));
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <Page title={t('direct.new')} intro={t('direct.noneHint')} back={<BackLink to="/" />}>
      <PeoplePicker
        chosen={people}
        onChange={(next) => {
          setPeople(next);
          setFailure(undefined);
        }}
      />
      <FormProblem words={failure === undefined ? undefined : failureWords(failure, t)} />
      <div className={classes.actions}>
        <Button disabled={people.length === 0} loading={busy} onClick={() => void open()}>
          {t('direct.open')}
        </Button>
      </div>
      <nav className={classes.known} aria-label={t('direct.title')}>
        <DirectSection />
      </nav>
    </Page>
  );
}
