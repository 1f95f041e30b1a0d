import { useMe } from '../../features/accounts/me.ts';
import { ProofSection } from '../../features/accounts/own-proof.tsx';
import { EmailForm } from '../../features/credentials/email-form.tsx';
import { EmailState } from '../../features/credentials/email-state.tsx';
import { PasswordForm } from '../../features/credentials/password-form.tsx';
import { SecondFactorSection } from '../../features/credentials/second-factor-section.tsx';
import { LoginsSection } from '../../features/oidc/logins-section.tsx';
import { PasskeysSection } from '../../features/passkeys/passkeys-section.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';

/** Settings → Security: what opens the account. */
export function SecurityPage() {
  const t = useT();
  const { hasPassword } = useMe();
  return (
    <Page title={t('security.title')} back={<BackLink to="/settings" />}>
      <ProofSection />
      <Section title={t('security.email')}>
        <EmailState />
        <EmailForm />
      </Section>
      <Section
        title={t('security.password')}
        intro={t(hasPassword ? 'security.passwordIntro' : 'security.setPasswordIntro')}
      >
        <PasswordForm />
      </Section>
      <SecondFactorSection />
      <PasskeysSection />
      <LoginsSection />
    </Page>
  );
}
