import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { mailStates } from '@weft/contract/operator-states.ts';
import { retryMails } from '@weft/contract/operator-work.ts';
import { Mail } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { ListTools } from '../../ui/list/list-tools.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useOutcome } from '../../ui/toast/use-outcome.ts';
import { serverQuery } from '../server/api.ts';
import classes from './list.module.css';
import { MailRow } from './mail-row.tsx';
import { mailsQuery, refetchOperator } from './operator.ts';

const route = getRouteApi('/frame/operator/mails');

export function MailsPage() {
  const t = useT();
  const tell = useOutcome();
  const queryClient = useQueryClient();
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const keepsMail = useQuery(serverQuery).data?.mail === 'kept';
  const query = useInfiniteQuery(mailsQuery(status));

  const retryAll = async (which: 'failed' | 'kept') => {
    await tell(api.call(retryMails, { body: { status: which } }), ({ retried }) =>
      t('operator.retriedMany', { count: retried }),
    );
    await refetchOperator(queryClient);
  };

  return (
    <Page
      title={t('operator.mails')}
      back={<BackLink to="/operator" />}
      intro={t(keepsMail ? 'operator.mailsKeptIntro' : 'operator.mailsIntro')}
    >
      <ListTools>
        <NativeSelect
          label={t('operator.show')}
          value={status ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const wanted = mailStates.find((one) => one === value);
            void navigate({ search: wanted === undefined ? {} : { status: wanted }, replace: true });
          }}
          data={[
            { value: '', label: t('operator.mail.all') },
            ...mailStates.map((value) => ({ value, label: t(`operator.mail.${value}`) })),
          ]}
        />
        {!keepsMail && (status === 'failed' || status === 'kept') && (
          <Button variant="default" onClick={() => void retryAll(status)}>
            {t(status === 'failed' ? 'operator.retryFailed' : 'operator.retryKept')}
          </Button>
        )}
      </ListTools>
      <PagedList
        query={query}
        empty={
          <EmptyState icon={Mail} title={t('operator.noMails')}>
            {t('operator.noMailsHint')}
          </EmptyState>
        }
      >
        {(mails) => (
          <ul className={classes.list}>
            {mails.map((mail) => (
              <MailRow key={mail.id} mail={mail} />
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}
