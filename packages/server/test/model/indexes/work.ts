import type { IndexUse } from './index-use.ts';

/** Of what the server does by itself: jobs, mails, events, news, the record. */
export const workIndexes: readonly IndexUse[] = [
  {
    index: 'audit_log_pkey',
    serves: 'one act, by its id',
    query: `select * from audit_log where id = 500`,
  },
  {
    index: 'audit_log_subject',
    serves: 'what was done to somebody, newest first',
    query: `select * from audit_log where subject = 'user:500' order by id desc limit 100`,
  },
  {
    index: 'audit_log_actor',
    serves: 'letting go of an actor whose account is removed',
    query: `update audit_log set actor_id = null where actor_id = 500`,
  },
  {
    index: 'audit_log_act',
    serves: 'one kind of act, newest first',
    query: `select * from audit_log where act = 'user.set-role' order by id desc limit 21`,
  },
  {
    index: 'budgets_pkey',
    serves: 'whether something may still be tried',
    query: `update budgets set whole_at = now() where key = sha256('500')`,
  },
  {
    index: 'budgets_whole',
    serves: 'forgetting budgets that are whole again',
    query: `delete from budgets where whole_at < now() - interval '27 days'`,
  },
  {
    index: 'daily_figures_pkey',
    serves: 'the operator’s charts; one row a day',
    query: `select * from daily_figures where day > date '2026-01-01' - 30 and day < date '2026-01-01'`,
  },
  {
    index: 'email_jobs_unsent',
    serves: 'mails that failed, were kept or wait, newest first',
    query: `select * from email_jobs where status = 'failed' and status <> 'sent' and id < 9000000 order by id desc limit 21`,
  },
  {
    index: 'email_jobs_pkey',
    serves: 'delivering a mail, showing it',
    query: `select * from email_jobs where id = 500`,
  },
  {
    index: 'email_jobs_due',
    serves: 'mails that should have gone',
    query: `select count(*) from email_jobs where status = 'queued' and scheduled_at < now() - interval '10 minutes'`,
  },
  {
    index: 'email_jobs_age',
    serves: 'forgetting mails after a month',
    query: `delete from email_jobs where created_at < now() - interval '30 days'`,
  },
  {
    index: 'idempotency_keys_pkey',
    serves: 'a write that carries an Idempotency-Key',
    query: `select request_hash, answer from idempotency_keys where user_id = 500 and route = 'updateMe' and key = 'k500'`,
  },
  {
    index: 'idempotency_keys_age',
    serves: 'forgetting answers after a day',
    query: `delete from idempotency_keys where created_at < now() - interval '29 days'`,
  },
  {
    index: 'job_schedules_pkey',
    serves: 'enqueueing a recurring job once',
    query: `select last_enqueued_at from job_schedules where name = 'test.500'`,
  },
  {
    index: 'jobs_pkey',
    serves: 'finishing, prolonging and retrying a job',
    query: `update jobs set attempts = 0 where id = 500`,
  },
  {
    index: 'jobs_due',
    serves: 'a worker that looks for due jobs',
    query: `select id from jobs where state = 'queued' and run_at <= now() order by run_at, id limit 4 for update skip locked`,
  },
  {
    index: 'jobs_running',
    serves: 'taking up a job whose worker fell silent',
    query: `select id from jobs where state = 'running' and locked_until < now() order by locked_until limit 4 for update skip locked`,
  },
  {
    index: 'jobs_failed',
    serves: 'jobs that failed, newest first',
    query: `select * from jobs where state = 'failed' and id < 9000000 order by id desc limit 21`,
  },
  {
    index: 'jobs_finished',
    serves: 'removing what was done two weeks ago',
    query: `select id from jobs where state in ('done', 'failed') and finished_at < now() - interval '14 days' order by finished_at limit 5000`,
  },
  {
    index: 'jobs_unique_key',
    serves: 'enqueueing a job of a key once',
    query: `select from jobs where name = 'test.job' and unique_key = 'k500' and state = 'queued' and unique_key is not null`,
  },
  {
    index: 'notification_mutes_pkey',
    serves: 'whether somebody wants to hear of a type',
    query: `select from notification_mutes where user_id = 500 and type = 'invite'`,
  },
  {
    index: 'notifications_pkey',
    serves: 'marking one notification as read',
    query: `select id, is_read from notifications where id = 500 for update`,
  },
  {
    index: 'notifications_gathered',
    serves: 'gathering on what is unread, and the unread count',
    query: `update notifications set times = times + 1 where user_id = 500 and type = 'invite' and gather_key = 'k500' and not is_read`,
  },
  {
    index: 'notifications_listed',
    serves: 'one’s notifications, latest first',
    query: `select * from notifications where user_id = 500 and (happened_at, id) < (now(), 9000000) order by happened_at desc, id desc limit 21`,
  },
  {
    index: 'notifications_actor',
    serves: 'letting go of an actor whose account is removed',
    query: `update notifications set actor_id = null where actor_id = 500`,
  },
  {
    index: 'notifications_age',
    serves: 'forgetting old ones',
    query: `delete from notifications where happened_at < now() - interval '13 days'`,
  },
  {
    index: 'operator_notices_pkey',
    serves: 'a notice that goes on to the next people; the list of them',
    query: `select * from operator_notices where id = 500 and finished_at is null for update`,
  },
  {
    index: 'operator_notices_created_by',
    serves: 'letting go of a writer whose account is removed',
    query: `update operator_notices set created_by = null where created_by = 500`,
  },
  {
    index: 'outbox_pkey',
    serves: 'removing old events in the order of their making',
    query: `select seq from outbox order by seq limit 1000`,
  },
  {
    index: 'outbox_position',
    serves: 'a node that reads a gap',
    query: `select * from outbox where position > 40000 order by position limit 500`,
  },
  {
    index: 'outbox_room_position',
    serves: 'a client that was away, in its rooms',
    query: `select * from outbox where room = 'user:500' and position > 100 order by position limit 200`,
  },
  {
    index: 'outbox_unpublished',
    serves: 'the relay, stamping and publishing',
    query: `select seq from outbox where published_at is null and position is null order by seq limit 500`,
  },
  {
    index: 'reconcile_runs_pkey',
    serves: 'weft doctor, asking what the last run found',
    query: `select * from reconcile_runs order by id desc limit 1`,
  },
];
