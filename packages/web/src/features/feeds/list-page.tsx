import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { UserList } from '@weft/contract/lists.ts';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { isMissing } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { ButtonLink } from '../../ui/page/button-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { ListDialog } from '../lists/list-dialog.tsx';
import { listQuery } from '../lists/lists.ts';
import { useListActs } from '../lists/use-list-acts.ts';
import { FeedPosts } from './feed-posts.tsx';
import classes from './feeds.module.css';
import { ListMembers } from './list-members.tsx';

const route = getRouteApi('/frame/lists/$listId');

/** What those in a list publish, and who they are. */
export function ListPage() {
  const t = useT();
  const { listId } = route.useParams();
  const query = useQuery(listQuery(listId));
  return (
    <Page title={query.data?.name ?? t('lists.one')} back={<BackLink to="/lists" />}>
      {isMissing(query.error) ? (
        <EmptyState icon={Users} title={t('lists.missing')}>
          {t('lists.missingHint')}
        </EmptyState>
      ) : (
        <Loaded query={query}>{(list) => <Parts key={list.id} list={list} />}</Loaded>
      )}
    </Page>
  );
}

function Parts({ list }: { list: UserList }) {
  const t = useT();
  const { id, description } = list;
  const { people = false } = route.useSearch();
  const params = { listId: id };
  const tab = classes.tab ?? '';
  return (
    <>
      {description !== '' && <p className={classes.soft}>{description}</p>}
      <nav className={classes.tabs} aria-label={t('lists.parts')}>
        <Link to="/lists/$listId" params={params} search={{}} className={tab} activeOptions={{ exact: true }}>
          {t('lists.posts')}
        </Link>
        <Link to="/lists/$listId" params={params} search={{ people: true }} className={tab}>
          {t('lists.members')}
        </Link>
      </nav>
      {people ? (
        <>
          <ListMembers listId={id} />
          <Acts list={list} />
        </>
      ) : (
        <FeedPosts
          which={{ kind: 'list', id }}
          empty={
            <EmptyState
              icon={Users}
              title={t('lists.noPosts')}
              action={
                <ButtonLink to="/lists/$listId" params={params} search={{ people: true }}>
                  {t('lists.add')}
                </ButtonLink>
              }
            >
              {t('lists.noPostsHint')}
            </EmptyState>
          }
        />
      )}
    </>
  );
}

function Acts({ list }: { list: UserList }) {
  const t = useT();
  const navigate = route.useNavigate();
  const { busy, remove } = useListActs();
  const [naming, setNaming] = useState(false);
  return (
    <div className={classes.below}>
      <Button variant="default" size="xs" onClick={() => setNaming(true)}>
        {t('lists.change')}
      </Button>
      <Button
        variant="default"
        size="xs"
        loading={busy}
        onClick={async () => {
          if (await remove(list)) void navigate({ to: '/lists' });
        }}
      >
        {t('lists.remove')}
      </Button>
      {naming && <ListDialog list={list} onDone={() => setNaming(false)} onClose={() => setNaming(false)} />}
    </div>
  );
}
