import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { exactTime } from '../../ui/time/relative.ts';
import classes from './post-composer.module.css';

interface LaterProps {
  readonly busy: boolean;
  /** It is whole and could be published now. */
  readonly ready: boolean;
  /** When it is to be published so far. */
  readonly at: string | null;
  readonly onChoose: (at: Date) => void;
}

const hourMs = 3_600_000;

/** A day and a time by this device's clock, said in full words before one agrees. */
export function Later({ busy, ready, at, onChoose }: LaterProps) {
  const { t, locale } = useLanguage();
  const [value, setValue] = useState(() => asField(at === null ? nextHour() : new Date(at)));
  const time = new Date(value);
  const valid = !Number.isNaN(time.getTime()) && time.getTime() > Date.now();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className={classes.later}>
      <TextInput
        type="datetime-local"
        label={t('posts.laterWhen')}
        value={value}
        min={asField(new Date())}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <p className={classes.soft}>
        {valid ? t('posts.laterWords', { time: exactTime(time, locale), zone }) : t('posts.laterPast')}
      </p>
      <Button variant="default" loading={busy} disabled={!ready || !valid} onClick={() => onChoose(time)}>
        {t('posts.schedule')}
      </Button>
    </div>
  );
}

/** The next whole hour but one. */
function nextHour(): Date {
  return new Date(Math.ceil(Date.now() / hourMs) * hourMs + hourMs);
}

/** As the field has it: the clock of this device, without seconds. */
function asField(time: Date): string {
  const here = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return here.toISOString().slice(0, 16);
}
