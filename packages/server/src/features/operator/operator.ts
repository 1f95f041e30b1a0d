import { getOperatorFigures, getOperatorOverview } from '@weft/contract/operator.ts';
import type { Feature } from '../../core/kernel.ts';
import { DeskRoutes } from './desk.ts';
import { measure, measureDays, readFigures } from './figures.ts';
import { readOverview } from './overview.ts';
import { actRoutes } from './routes/acts.ts';
import { communityRoutes } from './routes/communities.ts';
import { feedbackRoutes } from './routes/feedback.ts';
import { jobRoutes } from './routes/jobs.ts';
import { mailRoutes } from './routes/mails.ts';
import { noticeRoutes } from './routes/notices.ts';
import { peopleRoutes } from './routes/people.ts';
import { tierRoutes } from './routes/tiers.ts';

/** What whoever runs the server sees and does at a browser. It stands last: it looks at everything else. */
export const operator: Feature = (kernel) => {
  const routes = new DeskRoutes(kernel.routes);

  routes.read(getOperatorOverview, ({ desk }) => readOverview(kernel, desk));

  routes.read(getOperatorFigures, async ({ desk, query }) => ({
    days: await readFigures(kernel.db, desk, Number(query.days)),
  }));

  peopleRoutes(routes, kernel);
  tierRoutes(routes, kernel);
  communityRoutes(routes, kernel);
  mailRoutes(routes, kernel);
  jobRoutes(routes, kernel);
  actRoutes(routes, kernel);
  noticeRoutes(routes, kernel);
  feedbackRoutes(routes, kernel);

  kernel.jobs.repeat(measure, '52 * * * *', { inTransaction: (tx) => measureDays(tx) });
};
