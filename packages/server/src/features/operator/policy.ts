import type { UsersRow } from '../../core/db/row-types.ts';
import type { User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** The one server that there is. */
export interface ThisServer {
  readonly id: '1';
}
export const thisServer: ThisServer = { id: '1' };

/** The operator's page exists for admins alone. A token was made for less than running a server. */
export const mayRunServer = policy('server.run', (actor: User, _server: ThisServer) => {
  if (actor.role !== 'admin') return 'not_found';
  return actor.scopes === 'all' ? 'yes' : 'insufficient_scope';
});

/** What rules about a person's account ask. */
export interface PersonFacts {
  readonly id: string;
  readonly status: UsersRow['status'];
}

/** The mails hold links that open accounts. They are for people's own eyes, unless there is nobody to carry them. */
export const mayReadMail = policy(
  'mail.read',
  (_actor: User, mail: { id: string; status: string; mailServer: boolean }) =>
    mail.status === 'kept' && !mail.mailServer ? 'yes' : 'mail_sealed',
);

export const mayRetryMail = policy(
  'mail.retry',
  (_actor: User, mail: { id: string; status: string; mailServer: boolean }) => {
    if (!mail.mailServer) return 'no_mail_server';
    return mail.status === 'sent' ? 'mail_not_waiting' : 'yes';
  },
);

export const mayRetryJob = policy('job.retry', (_actor: User, job: { id: string; state: string }) =>
  job.state === 'failed' ? 'yes' : 'job_not_failed',
);

export const maySendNotice = policy(
  'notice.send',
  (_actor: User, { underWay }: { readonly underWay: boolean }) => (underWay ? 'notice_under_way' : 'yes'),
);
