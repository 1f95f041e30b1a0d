import { exportFeedback, handleFeedback, listFeedback } from '@weft/contract/operator-feedback.ts';
import { Problem } from '../../../core/http/problem.ts';
import type { Kernel } from '../../../core/kernel.ts';
import * as handling from '../../forms/handle.ts';
import { mayHandleFeedback } from '../../forms/policy.ts';
import type { DeskRoutes } from '../desk.ts';
import { asCsv, asJson } from '../feedback-file.ts';
import { allFeedback, listFeedbackOf, readFeedback } from '../queries/feedback.ts';

export function feedbackRoutes(routes: DeskRoutes, { db }: Kernel): void {
  routes.read(listFeedback, ({ desk, query }) => listFeedbackOf(db, desk, query));

  routes.stream(exportFeedback, async ({ desk, query: { format, ...filter } }) => {
    const found = allFeedback(db, desk, filter);
    const name = `feedback-${new Date().toISOString().slice(0, 10)}.${format}`;
    return format === 'json'
      ? { name, type: 'application/json; charset=utf-8', parts: asJson(found) }
      : { name, type: 'text/csv; charset=utf-8', parts: asCsv(found) };
  });

  routes.write(handleFeedback, async ({ tx, actor, desk, params: { reportId }, body }) => {
    const { id } = await readFeedback(tx, desk, reportId);
    const done = await handling.handleFeedback(tx, mayHandleFeedback.permit(actor, { id }), body);
    const report = await readFeedback(tx, desk, id);
    if (!done) throw new Problem('conflict', { members: { report } });
    return { report };
  });
}
