-- loses data: every notification, and what people turned off
drop table notification_mutes;
drop table notifications;
