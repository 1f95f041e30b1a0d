-- loses data: everybody's second factor
drop table recovery_codes;
drop table second_factors;
