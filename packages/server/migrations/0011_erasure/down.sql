-- loses data: which accounts are to be erased, and when
drop table account_erasures;
