import { createRoute } from '@tanstack/react-router';
import { feedbackStates, formTypes } from '@weft/contract/form-states.ts';
import { jobStates, mailStates } from '@weft/contract/operator-states.ts';
import { z } from 'zod';
import { shows } from '../../features/operator/shows.ts';
import { frame, reportsSearch, words } from './base.ts';
import { page } from './page.ts';

const beginsSearch = z.object({ begins: words });
const overviewSearch = z.object({
  days: z.coerce
    .string()
    .pipe(z.enum(['30', '90', '365']))
    .optional()
    .catch(undefined),
});
const peopleSearch = z.object({
  begins: words,
  show: z.enum(shows).optional().catch(undefined),
});
const mailsSearch = z.object({ status: z.enum(mailStates).optional().catch(undefined) });
const jobsSearch = z.object({ state: z.enum(jobStates).optional().catch(undefined) });
const feedbackSearch = z.object({
  state: z.enum(feedbackStates).optional().catch(undefined),
  type: z.enum(formTypes).optional().catch(undefined),
});
const auditSearch = z.object({
  act: words,
  person: words,
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
});

const operator = createRoute({
  getParentRoute: () => frame,
  path: '/operator',
  staticData: { title: 'operator.title', area: 'operator' },
  component: page(() => import('../pages/operator-layout.tsx'), 'OperatorLayout'),
});

const overview = createRoute({
  getParentRoute: () => operator,
  path: '/',
  validateSearch: overviewSearch,
  component: page(() => import('../../features/operator/overview-page.tsx'), 'OverviewPage'),
});

const people = createRoute({
  getParentRoute: () => operator,
  path: '/people',
  staticData: { title: 'operator.people' },
});

const everybody = createRoute({
  getParentRoute: () => people,
  path: '/',
  validateSearch: peopleSearch,
  component: page(() => import('../../features/operator/people-page.tsx'), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => people,
  path: '/$userId',
  component: page(() => import('../../features/operator/person-page.tsx'), 'PersonPage'),
});

const everyCommunity = createRoute({
  getParentRoute: () => operator,
  path: '/communities',
  staticData: { title: 'operator.communities' },
});

const allCommunities = createRoute({
  getParentRoute: () => everyCommunity,
  path: '/',
  validateSearch: beginsSearch,
  component: page(() => import('../../features/operator/communities-page.tsx'), 'CommunitiesPage'),
});

const anyCommunity = createRoute({
  getParentRoute: () => everyCommunity,
  path: '/$communityId',
  component: page(() => import('../../features/operator/community-page.tsx'), 'OperatorCommunityPage'),
});

const mails = createRoute({
  getParentRoute: () => operator,
  path: '/mails',
  validateSearch: mailsSearch,
  staticData: { title: 'operator.mails' },
  component: page(() => import('../../features/operator/mails-page.tsx'), 'MailsPage'),
});

const jobs = createRoute({
  getParentRoute: () => operator,
  path: '/jobs',
  validateSearch: jobsSearch,
  staticData: { title: 'operator.jobs' },
  component: page(() => import('../../features/operator/jobs-page.tsx'), 'JobsPage'),
});

const audit = createRoute({
  getParentRoute: () => operator,
  path: '/audit',
  validateSearch: auditSearch,
  staticData: { title: 'operator.audit' },
  component: page(() => import('../../features/operator/audit-page.tsx'), 'AuditPage'),
});

const reports = createRoute({
  getParentRoute: () => operator,
  path: '/reports',
  validateSearch: reportsSearch,
  staticData: { title: 'reports.title' },
  component: page(() => import('../../features/reports/server-reports-page.tsx'), 'ServerReportsPage'),
});

const feedback = createRoute({
  getParentRoute: () => operator,
  path: '/feedback',
  validateSearch: feedbackSearch,
  staticData: { title: 'forms.title' },
  component: page(() => import('../../features/operator/feedback-page.tsx'), 'OperatorFeedbackPage'),
});

const notices = createRoute({
  getParentRoute: () => operator,
  path: '/notices',
  staticData: { title: 'operator.notices' },
  component: page(() => import('../../features/operator/notices-page.tsx'), 'NoticesPage'),
});

export const operatorRoutes = operator.addChildren([
  overview,
  people.addChildren([everybody, person]),
  everyCommunity.addChildren([allCommunities, anyCommunity]),
  mails,
  jobs,
  audit,
  reports,
  feedback,
  notices,
]);
