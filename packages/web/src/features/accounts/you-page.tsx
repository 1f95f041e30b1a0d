import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { shortDate } from '../../ui/time/relative.ts';
import { useMe } from './me.ts';
import { PictureField } from './picture-field.tsx';
import { ProfileForm } from './profile-form.tsx';
import { ProfileVisibility } from './profile-visibility.tsx';
import { useSignOut } from './sign-out.ts';
import classes from './you-page.module.css';

/** Settings → You: how others see one, and what the account is. */
export function YouPage() {
  const { t, locale } = useLanguage();
  const me = useMe();
  const signOut = useSignOut();
  return (
    <Page title={t('you.title')} back={<BackLink to="/settings" />}>
      <Section title={t('you.profile')} intro={t('you.intro')}>
        <PictureField />
        <ProfileForm />
      </Section>
      <Section title={t('profile.whoSees')} intro={t('profile.whoSeesIntro')}>
        <ProfileVisibility />
      </Section>
      <Section title={t('you.account')}>
        <Facts
          facts={[
            [t('you.username'), me.username],
            [t('you.email'), <EmailFact key="email" />],
            [t('you.since'), shortDate(new Date(me.createdAt), locale)],
          ]}
        />
        <Button
          className={classes.signOut ?? ''}
          variant="default"
          leftSection={<LogOut size={18} aria-hidden />}
          onClick={signOut}
        >
          {t('account.signOut')}
        </Button>
      </Section>
    </Page>
  );
}

/** The address, and what is still to be done about it, if anything. */
function EmailFact() {
  const { t } = useLanguage();
  const { email, emailVerified } = useMe();
  if (emailVerified) return email;
  return (
    <>
      {email} (<Link to="/settings/security">{t('you.emailUnconfirmed')}</Link>)
    </>
  );
}
