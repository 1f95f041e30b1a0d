import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useT } from '../../i18n/language-provider.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { serverQuery } from '../server/api.ts';
import { refetchCommunities } from './communities.ts';
import { CommunityForm } from './community-form.tsx';
import { useCommunity } from './community-layout.tsx';
import { LeaveSection } from './leave-section.tsx';
import { OrganizationForm } from './organization-form.tsx';
import { PlanForm } from './plan-form.tsx';
import { TransferSection } from './transfer-section.tsx';

export function CommunitySettingsPage() {
  const t = useT();
  const queryClient = useQueryClient();
  const { id, slug, may, plan, role } = useCommunity();
  const providers = useQuery(serverQuery).data?.providers ?? [];
  return (
    <Page title={t('communities.settings')} back={<BackLink to="/c/$slug" params={{ slug }} />}>
      {may.edit && (
        <Section title={t('communities.about')}>
          <CommunityForm />
        </Section>
      )}
      {plan !== null && (
        <Section title={t('plan.title')} intro={t('plan.intro')}>
          {may.setPlan ? (
            <PlanForm communityId={id} plan={plan} onSaved={() => refetchCommunities(queryClient)} />
          ) : (
            <Facts
              facts={[
                [t('plan.tier'), t(`plan.tier.${plan.planTier}`)],
                [t('plan.seats'), t('plan.seatsTaken', plan.seats)],
                [t('plan.aiBudget'), t('plan.perMonth', { amount: (plan.aiBudgetLimit / 100).toFixed(2) })],
              ]}
            />
          )}
        </Section>
      )}
      {plan !== null && may.setPlan && providers.length > 0 && (
        <Section title={t('organization.title')} intro={t('organization.intro')}>
          <OrganizationForm plan={plan} providers={providers} />
        </Section>
      )}
      {may.transfer && role !== null && <TransferSection />}
      {may.leave && <LeaveSection />}
    </Page>
  );
}
