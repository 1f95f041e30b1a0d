-- loses data: when people want to be reminded, and of what they were
drop table reminder_days, reminder_settings;
