create sequence weft_id_seq as bigint minvalue 0 maxvalue 4194303 start 0 cycle;

CREATE OR REPLACE FUNCTION public.weft_id()
 RETURNS bigint
 LANGUAGE sql
AS $function$
  select weft_id_at(clock_timestamp())
$function$;

CREATE OR REPLACE FUNCTION public.weft_id_at(at timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
AS $function$
  select (floor(extract(epoch from at) * 1000)::bigint - 1451606400000) << 22 | nextval('weft_id_seq')
$function$;

CREATE OR REPLACE FUNCTION public.weft_touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.updated_at := now();
  return new;
end
$function$;

create table access_tokens (
  id bigint not null default weft_id(),
  user_id bigint not null,
  name text not null,
  token_hash bytea not null,
  scopes text[] not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint access_tokens_pkey PRIMARY KEY (id),
  constraint access_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint access_tokens_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint access_tokens_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['read'::text, 'write'::text]))),
  constraint access_tokens_token_hash_check CHECK ((length(token_hash) = 32))
);
CREATE INDEX access_tokens_expiry ON public.access_tokens USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE UNIQUE INDEX access_tokens_token_hash_key ON public.access_tokens USING btree (token_hash);
CREATE INDEX access_tokens_user ON public.access_tokens USING btree (user_id, id DESC);

create table audit_log (
  id bigint not null default weft_id(),
  actor_id bigint,
  by text not null,
  act text not null,
  subject text not null,
  detail jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  constraint audit_log_pkey PRIMARY KEY (id),
  constraint audit_log_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users(id) ON DELETE SET NULL,
  constraint audit_log_act_check CHECK (((length(act) >= 3) AND (length(act) <= 60))),
  constraint audit_log_by_check CHECK ((by = ANY (ARRAY['command line'::text, 'admin'::text]))),
  constraint audit_log_detail_check CHECK ((jsonb_typeof(detail) = 'object'::text)),
  constraint audit_log_subject_check CHECK ((subject ~ '^[a-z]+:[0-9]+$'::text))
);
CREATE INDEX audit_log_actor ON public.audit_log USING btree (actor_id) WHERE (actor_id IS NOT NULL);
CREATE INDEX audit_log_subject ON public.audit_log USING btree (subject, id DESC);

create table idempotency_keys (
  user_id bigint not null,
  route text not null,
  key text not null,
  request_hash bytea not null,
  status smallint not null,
  answer jsonb,
  created_at timestamp with time zone not null default now(),
  constraint idempotency_keys_pkey PRIMARY KEY (user_id, route, key),
  constraint idempotency_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
  constraint idempotency_keys_request_hash_check CHECK ((length(request_hash) = 32)),
  constraint idempotency_keys_route_check CHECK ((length(route) <= 60)),
  constraint idempotency_keys_status_check CHECK (((status >= 200) AND (status <= 499)))
);
CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (created_at);

create table job_schedules (
  name text not null,
  cron text not null,
  last_enqueued_at timestamp with time zone not null default now(),
  constraint job_schedules_pkey PRIMARY KEY (name)
);

create table jobs (
  id bigint not null default weft_id(),
  name text not null,
  payload jsonb not null default '{}'::jsonb,
  state text not null default 'queued'::text,
  unique_key text,
  run_at timestamp with time zone not null default now(),
  attempts integer not null default 0,
  max_attempts integer not null default 10,
  locked_until timestamp with time zone,
  last_error text,
  created_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  constraint jobs_pkey PRIMARY KEY (id),
  constraint jobs_attempts_check CHECK ((attempts >= 0)),
  constraint jobs_finished_check CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text])) = (finished_at IS NOT NULL))),
  constraint jobs_lease_check CHECK (((state = 'running'::text) = (locked_until IS NOT NULL))),
  constraint jobs_max_attempts_check CHECK (((max_attempts >= 1) AND (max_attempts <= 100))),
  constraint jobs_name_check CHECK (((length(name) >= 3) AND (length(name) <= 60))),
  constraint jobs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint jobs_unique_key_check CHECK ((length(unique_key) <= 200))
);
CREATE INDEX jobs_due ON public.jobs USING btree (run_at, id) WHERE (state = 'queued'::text);
CREATE INDEX jobs_finished ON public.jobs USING btree (finished_at) WHERE (state = ANY (ARRAY['done'::text, 'failed'::text]));
CREATE INDEX jobs_running ON public.jobs USING btree (locked_until) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX jobs_unique_key ON public.jobs USING btree (name, unique_key) WHERE ((state = 'queued'::text) AND (unique_key IS NOT NULL));

create table outbox (
  seq bigint not null generated always as identity,
  type text not null,
  room text not null,
  payload jsonb not null,
  created_at timestamp with time zone not null default now(),
  "position" bigint,
  published_at timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (seq),
  constraint outbox_payload_check CHECK ((jsonb_typeof(payload) = 'object'::text)),
  constraint outbox_position_check CHECK (("position" > 0)),
  constraint outbox_published_check CHECK (((published_at IS NULL) OR ("position" IS NOT NULL))),
  constraint outbox_room_check CHECK ((room ~ '^(user|channel|thread|community|post):[1-9][0-9]*$'::text)),
  constraint outbox_type_check CHECK (((length(type) >= 3) AND (length(type) <= 60)))
);
CREATE UNIQUE INDEX outbox_position ON public.outbox USING btree ("position") WHERE ("position" IS NOT NULL);
CREATE INDEX outbox_room_position ON public.outbox USING btree (room, "position") WHERE ("position" IS NOT NULL);
CREATE INDEX outbox_unpublished ON public.outbox USING btree ("position", seq) WHERE (published_at IS NULL);

create table sessions (
  id bigint not null default weft_id(),
  user_id bigint not null,
  token_hash bytea not null,
  user_agent text not null default ''::text,
  address text not null default ''::text,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint sessions_address_check CHECK ((length(address) <= 64)),
  constraint sessions_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint sessions_user_agent_check CHECK ((length(user_agent) <= 400))
);
CREATE INDEX sessions_expiry ON public.sessions USING btree (expires_at);
CREATE UNIQUE INDEX sessions_token_hash_key ON public.sessions USING btree (token_hash);
CREATE INDEX sessions_user ON public.sessions USING btree (user_id, id DESC);

create table stream (
  singleton boolean not null default true,
  epoch text not null default "left"(replace((gen_random_uuid())::text, '-'::text, ''::text), 12),
  last_position bigint not null default 0,
  removed_through bigint not null default 0,
  constraint stream_pkey PRIMARY KEY (singleton),
  constraint stream_epoch_check CHECK ((epoch ~ '^[0-9a-z]{6,32}$'::text)),
  constraint stream_last_position_check CHECK ((last_position >= 0)),
  constraint stream_removed_check CHECK (((removed_through >= 0) AND (removed_through <= last_position))),
  constraint stream_singleton_check CHECK (singleton)
);

create table user_passwords (
  user_id bigint not null,
  hash text not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint user_passwords_pkey PRIMARY KEY (user_id),
  constraint user_passwords_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_passwords_hash_check CHECK ((hash ~~ '$argon2id$%'::text))
);
CREATE TRIGGER user_passwords_touch BEFORE UPDATE OF hash ON public.user_passwords FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table user_profiles (
  user_id bigint not null,
  display_name text not null,
  bio text not null default ''::text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint user_profiles_pkey PRIMARY KEY (user_id),
  constraint user_profiles_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_profiles_bio_check CHECK ((length(bio) <= 1000)),
  constraint user_profiles_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 100)))
);
CREATE TRIGGER user_profiles_touch BEFORE UPDATE OF display_name, bio ON public.user_profiles FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table users (
  id bigint not null default weft_id(),
  username text not null,
  email text not null,
  email_verified boolean not null default false,
  status text not null default 'active'::text,
  role text not null default 'user'::text,
  version bigint not null default 1,
  last_login_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_deleted_check CHECK (((status = 'deleted'::text) = (deleted_at IS NOT NULL))),
  constraint users_email_check CHECK ((length(email) <= 255)),
  constraint users_role_check CHECK ((role = ANY (ARRAY['user'::text, 'admin'::text]))),
  constraint users_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'deleted'::text]))),
  constraint users_username_check CHECK ((username ~ '^[A-Za-z0-9_]{3,30}$'::text)),
  constraint users_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX users_email_key ON public.users USING btree (lower(email));
CREATE UNIQUE INDEX users_username_key ON public.users USING btree (lower(username));
CREATE TRIGGER users_touch BEFORE UPDATE OF username, email, email_verified, status, role ON public.users FOR EACH ROW EXECUTE FUNCTION weft_touch();
