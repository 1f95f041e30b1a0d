import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { feedbackFormats, feedbackStates, formTypes } from '@weft/contract/form-states.ts';
import type { OperatorFeedback } from '@weft/contract/operator-feedback.ts';
import { MessageSquareHeart } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { ListTools } from '../../ui/list/list-tools.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { FeedbackDialog } from './feedback-dialog.tsx';
import classes from './list.module.css';
import { type FeedbackFilter, feedbackListQuery } from './operator.ts';

const route = getRouteApi('/frame/operator/feedback');

/** What people reported and wished for, with filters that stand in the address. */
export function OperatorFeedbackPage() {
  const t = useT();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery({ ...feedbackListQuery(filter), placeholderData: (before) => before });
  const go = ({ state, type }: FeedbackFilter) =>
    void navigate({
      search: { ...(state !== undefined && { state }), ...(type !== undefined && { type }) },
      replace: true,
    });
  return (
    <Page title={t('forms.title')} back={<BackLink to="/operator" />} intro={t('forms.deskIntro')}>
      <ListTools>
        <NativeSelect
          label={t('forms.filterState')}
          value={filter.state ?? ''}
          onChange={({ currentTarget: { value } }) =>
            go({ ...filter, state: feedbackStates.find((one) => one === value) })
          }
          data={[
            { value: '', label: t('forms.everyState') },
            ...feedbackStates.map((value) => ({ value, label: t(`forms.state.${value}`) })),
          ]}
        />
        <NativeSelect
          label={t('forms.filterType')}
          value={filter.type ?? ''}
          onChange={({ currentTarget: { value } }) =>
            go({ ...filter, type: formTypes.find((one) => one === value) })
          }
          data={[
            { value: '', label: t('forms.everyType') },
            ...formTypes.map((value) => ({ value, label: t(`forms.kind.${value}`) })),
          ]}
        />
        {feedbackFormats.map((format) => (
          <Button key={format} component="a" variant="default" href={exportPath(filter, format)} download>
            {t(format === 'json' ? 'forms.exportJson' : 'forms.exportCsv')}
          </Button>
        ))}
      </ListTools>
      <PagedList
        query={query}
        empty={
          <EmptyState icon={MessageSquareHeart} title={t('forms.noneHere')}>
            {t('forms.noneHereHint')}
          </EmptyState>
        }
      >
        {(reports) => (
          <ul className={classes.list} aria-label={t('forms.title')}>
            {reports.map((report) => (
              <FeedbackRow key={report.id} report={report} />
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}

function exportPath({ state, type }: FeedbackFilter, format: string): string {
  const query = new URLSearchParams({ format, ...(state && { state }), ...(type && { type }) });
  return `/api/operator/feedback/export?${query}`;
}

function FeedbackRow({ report }: { report: OperatorFeedback }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { type, title, state, by, createdAt, note } = report;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.name}>{title}</p>
        <p className={classes.detail}>
          {t(`forms.kind.${type}`)} · {t('forms.from', { name: by.displayName })} ·{' '}
          <RelativeTime at={createdAt} />
        </p>
        {note !== '' && <p className={classes.detail}>{note}</p>}
      </div>
      <span className={classes.state} data-tone={state === 'open' ? 'attention' : undefined}>
        {t(`forms.state.${state}`)}
      </span>
      <Button
        variant="default"
        size="xs"
        aria-label={t('forms.lookNamed', { title })}
        onClick={() => setOpen(true)}
      >
        {t('forms.look')}
      </Button>
      {open && <FeedbackDialog report={report} onClose={() => setOpen(false)} />}
    </li>
  );
}
