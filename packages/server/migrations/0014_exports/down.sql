-- loses data: exports that wait to be fetched; they can be asked for again
drop table data_export_chunks;
drop table data_exports;
