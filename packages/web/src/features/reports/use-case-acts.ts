import { useQueryClient } from '@tanstack/react-query';
import { deleteReported, deleteReportedPost, handleReport, type ReportCase } from '@weft/contract/reports.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { refetchReports } from './reports.ts';

/** What is done about it; said, and the handling of it with an undo. */
export function useCaseActs({ id: reportId, communityId, state: before, target }: ReportCase) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const refetch = () => refetchReports(queryClient, communityId ?? undefined);
  const attempt = async (work: Promise<unknown>) => {
    try {
      await work;
      await refetch();
      return true;
    } catch (error) {
      toast({ text: failureWords(error, t) });
      return false;
    }
  };
  const put = (state: ReportCase['state']) =>
    attempt(api.call(handleReport, { params: { reportId }, body: { state } }));
  return {
    handle: async (state: ReportCase['state']) => {
      if (!(await put(state))) return;
      const text = t(state === 'open' ? 'reports.isOpen' : 'reports.isHandled');
      toast({ text, undo: () => void put(before) });
    },
    remove: async () => {
      const route = target === 'post' ? deleteReportedPost : deleteReported;
      if (await attempt(api.call(route, { params: { reportId } })))
        toast({ text: t(target === 'post' ? 'reports.isDeletedPost' : 'reports.isDeleted') });
    },
  };
}
