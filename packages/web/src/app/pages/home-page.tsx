import { Link } from '@tanstack/react-router';
import type { Me } from '@weft/contract/accounts.ts';
import { Check, ChevronRight, MonitorSmartphone, SunMoon, UserRound } from 'lucide-react';
import { useMe } from '../../features/accounts/me.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Page } from '../../ui/page/page.tsx';
import classes from './home-page.module.css';
import { KeyTip } from './key-tip.tsx';

const steps = [
  { to: '/settings/you', icon: UserRound, key: 'home.step.name', done: (me: Me) => me.bio !== '' },
  { to: '/settings/appearance', icon: SunMoon, key: 'home.step.look', done: () => false },
  { to: '/settings/sessions', icon: MonitorSmartphone, key: 'home.step.sessions', done: () => false },
] as const;

/** Where one lands. It says what is there, and does not pretend that more were. */
export function HomePage() {
  const t = useT();
  const me = useMe();
  return (
    <Page title={t('home.title')}>
      <h2 className={classes.hello}>{t('home.hello', { name: me.displayName })}</h2>
      <p className={classes.words}>{t('home.ready')}</p>
      <p className={classes.words}>{t('home.readyMore')}</p>
      <ul className={classes.steps} aria-label={t('home.steps')}>
        {steps.map(({ to, icon: Icon, key, done }) => (
          <li key={to}>
            <Link to={to} className={classes.step ?? ''}>
              <Icon size={22} aria-hidden />
              <span className={classes.stepWords}>
                <span className={classes.stepTitle}>{t(key)}</span>
                <span className={classes.why}>{t(`${key}Why`)}</span>
              </span>
              {done(me) ? (
                <span className={classes.done}>
                  <Check size={16} aria-hidden />
                  {t('home.done')}
                </span>
              ) : (
                <ChevronRight size={18} aria-hidden />
              )}
            </Link>
          </li>
        ))}
      </ul>
      <KeyTip />
    </Page>
  );
}
