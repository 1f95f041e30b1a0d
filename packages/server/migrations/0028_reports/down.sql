-- loses data: reports
drop table reports;
