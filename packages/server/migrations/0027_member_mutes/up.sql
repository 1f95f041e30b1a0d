-- A member who reads and does not write, until a time or until somebody lifts it. It ends by the clock alone.
alter table members
  add column muted_at timestamptz(3),
  -- Null: until somebody lifts it.
  add column muted_until timestamptz(3),
  add column mute_reason text check (length(mute_reason) <= 500),
  add constraint members_muted_check check ((muted_at is null) = (mute_reason is null)),
  add constraint members_muted_until_check check (muted_until is null or muted_until > muted_at);
