-- An export holds the person's files: it lies in the storage like them. What was prepared before is asked for again.
drop table data_export_chunks;
delete from data_exports;
alter table data_exports
  add column storage_key text check (length(storage_key) between 1 and 200),
  add constraint data_exports_stored_check check ((bytes is null) = (storage_key is null));
