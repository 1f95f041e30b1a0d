import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { ListDialog } from '../lists/list-dialog.tsx';
import { listsQuery } from '../lists/lists.ts';
import { FeedTabs } from './feed-tabs.tsx';
import classes from './feeds.module.css';

/** One's own lists, by their names. */
export function ListsPage() {
  const t = useT();
  const query = useQuery(listsQuery);
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const make = (
    <Button size="xs" onClick={() => setMaking(true)}>
      {t('lists.make')}
    </Button>
  );
  return (
    <Page
      title={t('lists.title')}
      intro={t('lists.intro')}
      back={<BackLink to="/feed" search={{ home: true }} />}
      actions={query.data?.length === 0 ? undefined : make}
    >
      <FeedTabs />
      <Loaded query={query}>
        {(lists) =>
          lists.length === 0 ? (
            <EmptyState icon={Users} title={t('lists.none')} action={make}>
              {t('lists.noneHint')}
            </EmptyState>
          ) : (
            <ul className={classes.rows}>
              {lists.map(({ id, name, description, members }) => (
                <li key={id} className={classes.row}>
                  <div className={classes.words}>
                    <Link to="/lists/$listId" params={{ listId: id }} className={classes.name ?? ''}>
                      {name}
                    </Link>
                    {description !== '' && <p className={classes.soft}>{description}</p>}
                  </div>
                  <span className={classes.soft}>{t('lists.people', { count: members })}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {making && (
        <ListDialog
          list={null}
          onDone={({ id: listId }) =>
            void navigate({ to: '/lists/$listId', params: { listId }, search: { people: true } })
          }
          onClose={() => setMaking(false)}
        />
      )}
    </Page>
  );
}
