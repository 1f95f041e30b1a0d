import { NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AuditAct } from '@weft/contract/operator-work.ts';
import { ScrollText } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { ListTools } from '../../ui/list/list-tools.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { SearchField } from '../../ui/list/search-field.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { actName, actNames, whoDidIt } from './act-words.ts';
import classes from './list.module.css';
import { type ActFilter, actsQuery } from './operator.ts';

const route = getRouteApi('/frame/operator/audit');

/** Who did what, with filters that stand in the address. */
export function AuditPage() {
  const t = useT();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery({
    ...actsQuery(filter),
    placeholderData: (before) => before,
  });
  const go = (changes: ActFilter) =>
    void navigate({ search: filled({ ...filter, ...changes }), replace: true });

  return (
    <Page title={t('operator.audit')} back={<BackLink to="/operator" />} intro={t('operator.auditIntro')}>
      <ListTools>
        <NativeSelect
          label={t('operator.filter.act')}
          value={filter.act ?? ''}
          onChange={({ currentTarget: { value: act } }) => go({ act })}
          data={[
            { value: '', label: t('operator.filter.anything') },
            ...Object.keys(actNames).map((value) => ({ value, label: actName(value, t) })),
          ]}
        />
        <SearchField
          label={t('operator.filter.person')}
          description={t('operator.filter.personHint')}
          value={filter.person ?? ''}
          onSearch={(person) => go({ person })}
        />
        <TextInput
          type="date"
          className={classes.day ?? ''}
          label={t('operator.filter.since')}
          value={filter.since ?? ''}
          onChange={({ currentTarget: { value: since } }) => go({ since })}
        />
        <TextInput
          type="date"
          className={classes.day ?? ''}
          label={t('operator.filter.until')}
          value={filter.until ?? ''}
          onChange={({ currentTarget: { value: until } }) => go({ until })}
        />
      </ListTools>
      <PagedList
        query={query}
        empty={
          <EmptyState icon={ScrollText} title={t('operator.noActs')}>
            {t('operator.noActsHint')}
          </EmptyState>
        }
      >
        {(acts) => (
          <ul className={classes.list}>
            {acts.map((act) => (
              <ActRow key={act.id} act={act} />
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}

function ActRow({ act }: { act: AuditAct }) {
  const t = useT();
  const detail = Object.entries(act.detail).filter(([, value]) => value !== '');
  const { kind, id, name } = act.subject;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.name}>
          {actName(act.act, t)}
          {kind !== 'server' && kind !== 'notice' && <>: {name ?? `${kind} ${id}`}</>}
        </p>
        <p className={classes.detail}>
          {whoDidIt(act, t)}
          {act.address !== null && <> · {t('operator.from', { address: act.address })}</>} ·{' '}
          <RelativeTime at={act.at} />
        </p>
        {detail.length > 0 && (
          <p className={classes.detail}>{detail.map(([key, value]) => `${key}: ${value}`).join(' · ')}</p>
        )}
      </div>
    </li>
  );
}

/** Without the fields that say nothing. */
function filled({ act, person, since, until }: ActFilter): ActFilter {
  return Object.fromEntries(
    Object.entries({ act, person, since, until }).filter(([, value]) => value !== undefined && value !== ''),
  );
}
