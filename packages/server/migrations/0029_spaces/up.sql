alter table spaces
  add column created_by bigint references users on delete set null,
  -- Read, and not written any more.
  add column archived_at timestamptz;
create index spaces_created_by on spaces (created_by) where created_by is not null;
drop trigger spaces_touch on spaces;
create trigger spaces_touch before update of slug, name, description, visibility, archived_at on spaces
  for each row execute function weft_touch();

-- Every community has somewhere to post from its first day: those that are there get it now.
insert into spaces (community_id, slug, name) select id, 'posts', 'Posts' from communities
on conflict (community_id, slug) do nothing;
