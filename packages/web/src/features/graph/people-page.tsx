import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type PeopleList, peopleLists } from '@weft/contract/graph.ts';
import { Users } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { isMissing } from '../../ui/failure/failure-words.ts';
import { ListTools } from '../../ui/list/list-tools.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { SearchField } from '../../ui/list/search-field.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useMe } from '../accounts/me.ts';
import { PersonRow } from '../accounts/person-row.tsx';
import { FollowButton } from './follow-button.tsx';
import { peopleQuery } from './graph.ts';
import classes from './people-page.module.css';
import { TieMenu } from './tie-menu.tsx';

export const FollowersPage = () => <PeoplePage list="followers" />;
export const FollowingPage = () => <PeoplePage list="following" />;
export const FriendsPage = () => <PeoplePage list="friends" />;

/** The people of somebody. The search stands in the address, so that a list can be shared. */
function PeoplePage({ list }: { list: PeopleList }) {
  const t = useT();
  const route = getRouteApi(`/frame/u/$username/${list}`);
  const { username } = route.useParams();
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const own = useMe().username.toLowerCase() === username.toLowerCase();
  const query = useInfiniteQuery({
    ...peopleQuery(username, list, search),
    placeholderData: (before) => before,
  });
  const missing = isMissing(query.error);
  const none =
    search !== ''
      ? 'graph.noneFound'
      : own
        ? (`graph.noneOwn.${list}` as const)
        : (`graph.none.${list}` as const);

  return (
    <Page
      title={t(`graph.list.${list}`)}
      detail={
        <Link to="/u/$username" params={{ username }} className={classes.owner ?? ''}>
          @{username}
        </Link>
      }
      back={<BackLink to="/u/$username" params={{ username }} />}
    >
      <nav className={classes.lists} aria-label={t('graph.lists')}>
        {peopleLists.map((one) => (
          <Link
            key={one}
            to={`/u/$username/${one}`}
            params={{ username }}
            className={classes.list ?? ''}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {t(`graph.list.${one}`)}
          </Link>
        ))}
      </nav>
      {missing ? (
        <EmptyState icon={Users} title={t('graph.closed')}>
          {t('graph.closedHint')}
        </EmptyState>
      ) : (
        <>
          <ListTools>
            <SearchField
              value={search}
              onSearch={(value) =>
                void navigate({ search: value === '' ? {} : { search: value }, replace: true })
              }
              label={t('graph.search')}
            />
          </ListTools>
          <PagedList
            query={query}
            empty={
              <EmptyState icon={Users} title={t(none)}>
                {search !== '' ? t('graph.noneFoundHint') : own ? t(`graph.noneOwn.${list}Hint`) : null}
              </EmptyState>
            }
          >
            {(items) => (
              <ul className={classes.people}>
                {items.map(({ person, relation }) => (
                  <PersonRow key={person.id} person={person} detail={detailOf(relation)}>
                    {relation !== null && (
                      <>
                        <FollowButton person={person} relation={relation} size="xs" />
                        {own && <TieMenu person={person} relation={relation} />}
                      </>
                    )}
                  </PersonRow>
                ))}
              </ul>
            )}
          </PagedList>
        </>
      )}
    </Page>
  );

  function detailOf(relation: { readonly friends: boolean; readonly followsMe: boolean } | null) {
    if (relation === null) return t('graph.you');
    return relation.friends ? t('graph.friends') : relation.followsMe ? t('graph.followsYou') : null;
  }
}
