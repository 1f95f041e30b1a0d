import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Me } from '@weft/contract/accounts.ts';
import { Check, ChevronRight, MonitorSmartphone, Newspaper, SunMoon, UserRound } from 'lucide-react';
import { useMe } from '../../features/accounts/me.ts';
import { myCommunitiesQuery } from '../../features/communities/communities.ts';
import { CommunityCards } from '../../features/communities/community-cards.tsx';
import { Invitations } from '../../features/invites/invitations.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { CatchUpStep } from '../catch-up/catch-up-step.tsx';
import classes from './home-page.module.css';
import { KeyTip } from './key-tip.tsx';

const steps = [
  { to: '/feed', icon: Newspaper, key: 'home.step.feed', done: () => false },
  { to: '/settings/you', icon: UserRound, key: 'home.step.name', done: (me: Me) => me.bio !== '' },
  { to: '/settings/appearance', icon: SunMoon, key: 'home.step.look', done: () => false },
  { to: '/settings/sessions', icon: MonitorSmartphone, key: 'home.step.sessions', done: () => false },
] as const;

/** Where one lands: one's communities, or the ways to the first one. */
export function HomePage() {
  const t = useT();
  const me = useMe();
  const mine = useQuery(myCommunitiesQuery);
  return (
    <Page title={t('home.title')}>
      <h2 className={classes.hello}>{t('home.hello', { name: me.displayName })}</h2>
      <Invitations />
      <CatchUpStep />
      <Loaded query={mine}>
        {(communities) =>
          communities.length === 0 ? (
            <>
              <p className={classes.words}>{t('home.ready')}</p>
              <div className={classes.ways}>
                <Button component={Link} to="/communities/new">
                  {t('communities.new')}
                </Button>
                <Button component={Link} to="/communities" variant="default">
                  {t('communities.find')}
                </Button>
              </div>
            </>
          ) : (
            <Section title={t('communities.yours')}>
              <CommunityCards communities={communities} />
            </Section>
          )
        }
      </Loaded>
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
