-- loses data: everybody's passkeys
drop table passkey_challenges;
drop table passkeys;
