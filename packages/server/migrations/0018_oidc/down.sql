-- loses data: everybody's sign-in by a provider
alter table sessions drop column proved_at;
drop table oidc_flows;
drop table oidc_logins;
