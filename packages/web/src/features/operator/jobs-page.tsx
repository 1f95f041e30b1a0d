import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { jobStates } from '@weft/contract/operator-states.ts';
import { type OperatorJob, retryJob } from '@weft/contract/operator-work.ts';
import { ListChecks } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { ListTools } from '../../ui/list/list-tools.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useOutcome } from '../../ui/toast/use-outcome.ts';
import classes from './list.module.css';
import { jobsQuery, refetchOperator } from './operator.ts';

const route = getRouteApi('/frame/operator/jobs');

export function JobsPage() {
  const t = useT();
  const { state = 'failed' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(jobsQuery(state));
  return (
    <Page title={t('operator.jobs')} back={<BackLink to="/operator" />} intro={t('operator.jobsIntro')}>
      <ListTools>
        <NativeSelect
          label={t('operator.show')}
          value={state}
          onChange={({ currentTarget: { value } }) => {
            const wanted = jobStates.find((one) => one === value) ?? 'failed';
            void navigate({ search: wanted === 'failed' ? {} : { state: wanted }, replace: true });
          }}
          data={jobStates.map((value) => ({ value, label: t(`operator.job.${value}`) }))}
        />
      </ListTools>
      <PagedList
        query={query}
        empty={
          <EmptyState
            icon={ListChecks}
            title={t(state === 'failed' ? 'operator.noJobsFailed' : 'operator.noJobs')}
          >
            {state === 'failed' ? t('operator.noJobsHint') : undefined}
          </EmptyState>
        }
      >
        {(jobs) => (
          <ul className={classes.list}>
            {jobs.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}

function JobRow({ job }: { job: OperatorJob }) {
  const t = useT();
  const tell = useOutcome();
  const queryClient = useQueryClient();
  const { id, name, state, runAt, finishedAt, attempts, maxAttempts, lastError } = job;

  const retry = async () => {
    await tell(api.call(retryJob, { params: { jobId: id } }), () => t('operator.retried'));
    await refetchOperator(queryClient);
  };

  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        <p className={classes.detail}>
          {t(finishedAt === null ? 'operator.due' : 'operator.ended')}{' '}
          <RelativeTime at={finishedAt ?? runAt} />
          {attempts > 0 && <> · {t('operator.attemptsOf', { attempts, max: maxAttempts })}</>}
        </p>
        {lastError !== null && <p className={classes.error}>{lastError}</p>}
      </div>
      {state === 'failed' && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('operator.retryJobNamed', { name })}
          onClick={() => void retry()}
        >
          {t('operator.retry')}
        </Button>
      )}
    </li>
  );
}
