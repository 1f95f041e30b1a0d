import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Flag } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { CaseRow } from './case-row.tsx';
import classes from './reports.module.css';
import { casesQuery, type QueueOf } from './reports.ts';

interface ReportListProps {
  readonly communityId: QueueOf;
  readonly handled: boolean;
  readonly onShow: (handled: boolean) => void;
}

/** What waits, or what was handled, the latest first. */
export function ReportList({ communityId, handled, onShow }: ReportListProps) {
  const t = useT();
  const query = useInfiniteQuery(casesQuery(communityId, handled));
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('reports.show')}
          value={handled ? 'handled' : 'open'}
          onChange={(value) => onShow(value === 'handled')}
          data={[
            { value: 'open', label: t('reports.open') },
            { value: 'handled', label: t('reports.handled') },
          ]}
        />
      </div>
      <PagedList
        query={query}
        empty={
          <EmptyState icon={Flag} title={t(handled ? 'reports.noneHandled' : 'reports.none')}>
            {t('reports.noneHint')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className={classes.list}>
            {items.map((one) => (
              <CaseRow key={one.id} one={one} />
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}
