import { useT } from '../../i18n/language-provider.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EmailForm } from './email-form.tsx';
import { EmailState } from './email-state.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';

/** Settings → Security: what opens the account. */
export function SecurityPage() {
  const t = useT();
  return (
    <Page title={t('security.title')} back={<BackLink to="/settings" />}>
      <Section title={t('security.email')}>
        <EmailState />
        <EmailForm />
      </Section>
      <Section title={t('security.password')} intro={t('security.passwordIntro')}>
        <PasswordForm />
      </Section>
      <SecondFactorSection />
    </Page>
  );
}
