-- Of units with names: those that were read and that the book did not have there, and those that it had and nobody read.
alter table wms.count_entry add column strange text[] not null default '{}';
alter table wms.count_entry add column unread text[] not null default '{}';
