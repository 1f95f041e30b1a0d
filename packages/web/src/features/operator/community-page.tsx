import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { shortDate } from '../../ui/time/relative.ts';
import { PlanForm } from '../communities/plan-form.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { communityQuery, refetchOperator } from './operator.ts';

const route = getRouteApi('/frame/operator/communities/$communityId');

/** A community from outside: whose it is, and what it may use. */
export function OperatorCommunityPage() {
  const { t, locale } = useLanguage();
  const queryClient = useQueryClient();
  const { communityId } = route.useParams();
  const query = useQuery(communityQuery(communityId));
  return (
    <Page
      title={query.data?.name ?? t('operator.communities')}
      back={<BackLink to="/operator/communities" />}
    >
      <Loaded query={query} lines={6}>
        {(community) => {
          const { owner, visibility, members, slug, createdAt } = community;
          return (
            <>
              <Section title={t('communities.about')}>
                <Facts
                  facts={[
                    [
                      t('operator.owner'),
                      owner === null ? (
                        '–'
                      ) : (
                        <Link key="owner" to="/operator/people/$userId" params={{ userId: owner.id }}>
                          {owner.displayName} (@{owner.username})
                        </Link>
                      ),
                    ],
                    [t('operator.address'), `/c/${slug}`],
                    [
                      t('communities.visibility'),
                      t(visibility === 'public' ? 'communities.public' : 'communities.private'),
                    ],
                    [t('members.title'), t('communities.members', { count: members })],
                    [t('operator.foundedAt'), shortDate(new Date(createdAt), locale)],
                  ]}
                />
              </Section>
              <Section title={t('plan.title')}>
                <PlanForm
                  communityId={community.id}
                  plan={community}
                  onSaved={() => refetchOperator(queryClient)}
                />
              </Section>
              <Section title={t('operator.handOver')} intro={t('operator.handOverIntro')}>
                <HandOverForm community={community} />
              </Section>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
