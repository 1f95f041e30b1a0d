-- loses data: work that waits to be done
drop table job_schedules;
drop table jobs;
