import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Community } from '@weft/contract/communities.ts';
import { Target } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { ButtonLink } from '../../ui/page/button-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { isAtLeast } from '../communities/at-least.ts';
import { myCommunitiesQuery } from '../communities/communities.ts';
import { GoalList } from './goal-list.tsx';
import classes from './goals.module.css';

/** One's goals, community after community: where one accompanies others, theirs. */
export function MyGoalsPage() {
  const t = useT();
  const query = useQuery(myCommunitiesQuery);
  return (
    <Page
      title={t('goals.title')}
      intro={t('goals.intro')}
      actions={
        query.data?.some(({ role }) => isAtLeast(role, 'instructor')) && (
          <ButtonLink to="/desk" variant="default" size="xs">
            {t('desk.title')}
          </ButtonLink>
        )
      }
    >
      <Loaded query={query}>
        {(communities) =>
          communities.length === 0 ? (
            <EmptyState
              icon={Target}
              title={t('goals.none.student')}
              action={<ButtonLink to="/communities">{t('communities.find')}</ButtonLink>}
            >
              {t('goals.nowhere')}
            </EmptyState>
          ) : (
            communities.map((community) => <InCommunity key={community.id} community={community} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function InCommunity({ community }: { community: Community }) {
  const t = useT();
  const { name, slug, role } = community;
  const params = { slug };
  return (
    <Section title={name}>
      <GoalList
        community={community}
        as={isAtLeast(role, 'instructor') ? 'instructor' : 'student'}
        status="active"
        first={
          <ButtonLink to="/c/$slug/goals" params={params} search={{ make: true }} variant="default">
            {t('goals.new')}
          </ButtonLink>
        }
      />
      <Link to="/c/$slug/goals" params={params} className={classes.more ?? ''}>
        {t('goals.allIn', { community: name })}
      </Link>
    </Section>
  );
}
