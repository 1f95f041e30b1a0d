import { Button } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useMe } from '../accounts/me.ts';
import { BeginForm, EndForm } from './second-factor-password.tsx';
import { type BegunFactor, SetUpForm } from './second-factor-set-up.tsx';
import classes from './security-page.module.css';

/** Off, being set up, just on (with the codes for paper, shown once), on. */
export function SecondFactorSection() {
  const t = useT();
  const { secondFactor } = useMe();
  const [begun, setBegun] = useState<BegunFactor>();
  const [codes, setCodes] = useState<readonly string[]>();

  const inside = () => {
    if (codes !== undefined) return <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />;
    if (secondFactor) return <EndForm />;
    if (begun === undefined) return <BeginForm onBegun={setBegun} />;
    return (
      <SetUpForm
        begun={begun}
        onDone={(made) => {
          setCodes(made);
          setBegun(undefined);
        }}
      />
    );
  };
  return (
    <Section title={t('second.title')} intro={t(secondFactor ? 'second.on' : 'second.intro')}>
      {inside()}
    </Section>
  );
}

function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useT();
  return (
    <div className={classes.form} role="status">
      <p>{t('second.codes')}</p>
      <ul className={classes.codes} aria-label={t('second.codesList')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={onKept}>{t('second.kept')}</Button>
      </div>
    </div>
  );
}
