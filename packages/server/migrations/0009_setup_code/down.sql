drop table setup_codes;
