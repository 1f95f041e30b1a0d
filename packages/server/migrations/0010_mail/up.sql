-- Mails: written in the transaction of the act that causes them, delivered by a job.
create table email_jobs (
  id bigint primary key default weft_id(),
  type text not null check (type ~ '^[a-z_]{3,40}$'),
  recipient text not null check (length(recipient) between 3 and 255),
  language text not null check (language in ('en', 'de')),
  subject text not null check (length(subject) between 1 and 300),
  -- Text and HTML, encrypted with the server's secret: they hold links that open things. Gone once it is sent.
  content bytea,
  -- kept: there was no mail server to send it by.
  status text not null default 'queued' check (status in ('queued', 'sent', 'failed', 'kept')),
  attempts integer not null default 0 check (attempts >= 0),
  last_error text check (length(last_error) <= 2000),
  scheduled_at timestamptz not null default now(),
  sent_at timestamptz,
  created_at timestamptz not null default now(),
  constraint email_jobs_sent_check check ((status = 'sent') = (sent_at is not null)),
  constraint email_jobs_content_check check ((status = 'sent') = (content is null))
);
create index email_jobs_due on email_jobs (scheduled_at) where status = 'queued';
create index email_jobs_age on email_jobs (created_at);
