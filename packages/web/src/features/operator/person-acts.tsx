import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OperatorPersonDetails } from '@weft/contract/operator-people.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { type PersonAct, personActs } from './person-act-list.ts';
import classes from './person-page.module.css';
import { SuspendDialog } from './suspend-dialog.tsx';
import { useActOn } from './use-act-on.ts';

/** Each act is asked once more, said afterwards, and stands in the audit log. Only what may be done is offered. */
export function PersonActs({ person }: { person: OperatorPersonDetails }) {
  const t = useT();
  const [asking, setAsking] = useState<PersonAct | 'suspend'>();
  const { act, trouble } = useActOn(person);
  const { displayName: name, username } = person;

  return (
    <div className={classes.acts}>
      {person.may.suspend && (
        <Button variant="default" onClick={() => setAsking('suspend')}>
          {t('operator.suspend')}
        </Button>
      )}
      {personActs
        .filter(({ may }) => person.may[may])
        .map((one) => (
          <Button
            key={one.may}
            variant="default"
            onClick={() => (one.sure === undefined ? void act(one) : setAsking(one))}
          >
            {t(one.label)}
          </Button>
        ))}
      <Button
        variant="subtle"
        renderRoot={(props) => <Link to="/operator/audit" search={{ person: username }} {...props} />}
      >
        {t('operator.seeActs')}
      </Button>
      <div className={classes.trouble}>
        <FormProblem words={trouble} />
      </div>
      {asking === 'suspend' && <SuspendDialog person={person} onClose={() => setAsking(undefined)} />}
      {asking !== undefined && asking !== 'suspend' && (
        <Confirm
          title={asking.title?.(t, name) ?? t(asking.label)}
          words={asking.sure?.(t, person) ?? ''}
          no={t('operator.leaveIt')}
          yes={t(asking.label)}
          onNo={() => setAsking(undefined)}
          onYes={() => {
            setAsking(undefined);
            void act(asking);
          }}
        />
      )}
    </div>
  );
}
