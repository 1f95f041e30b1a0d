drop function weft_touch();
drop function weft_id();
drop function weft_id_at(timestamptz);
drop sequence weft_id_seq;
