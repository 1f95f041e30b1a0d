-- loses data: exports that wait to be fetched; they can be asked for again
delete from data_exports;
alter table data_exports drop column storage_key;
create table data_export_chunks (
  export_id bigint not null references data_exports on delete cascade,
  n integer not null check (n >= 0),
  content bytea not null check (length(content) between 1 and 1048576),
  created_at timestamptz not null default now(),
  primary key (export_id, n)
);
