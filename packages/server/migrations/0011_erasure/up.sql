-- Whose account is to be erased, and when. Until then whoever signs in may come back; afterwards the row says that it
-- was done. The account itself is `deleted` from the first moment.
create table account_erasures (
  user_id bigint primary key references users on delete cascade,
  -- What coming back brings back: a suspension does not end by deleting the account.
  status_before text not null check (status_before in ('active', 'suspended')),
  due_at timestamptz not null,
  erased_at timestamptz,
  created_at timestamptz not null default now()
);
create index account_erasures_due on account_erasures (due_at) where erased_at is null;
