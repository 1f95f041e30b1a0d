-- Ids: milliseconds since 2016-01-01 above 22 low bits of one sequence. Two ids can only be equal when they were
-- made in the same millisecond and 4,194,304 ids apart, so neither parallel calls nor a clock that steps back
-- make a double.
create sequence weft_id_seq as bigint minvalue 0 maxvalue 4194303 start 0 cycle;

create function weft_id_at(at timestamptz) returns bigint
language sql volatile
as $$
  select (floor(extract(epoch from at) * 1000)::bigint - 1451606400000) << 22 | nextval('weft_id_seq')
$$;

create function weft_id() returns bigint
language sql volatile
as $$
  select weft_id_at(clock_timestamp())
$$;

-- The one trigger behind every `updated_at`: attached to content columns only, because a like is no edit.
create function weft_touch() returns trigger
language plpgsql
as $$
begin
  new.updated_at := now();
  return new;
end
$$;
