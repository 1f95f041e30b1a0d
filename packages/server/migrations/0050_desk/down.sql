-- loses data: what people kept to say again, and until when they had seen what was sent to them
drop table desk_visits, feedback_snippets;
