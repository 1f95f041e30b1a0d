-- loses data: who made which space, which spaces are archived
drop trigger spaces_touch on spaces;
alter table spaces
  drop column created_by,
  drop column archived_at;
create trigger spaces_touch before update of slug, name, description, visibility on spaces
  for each row execute function weft_touch();
