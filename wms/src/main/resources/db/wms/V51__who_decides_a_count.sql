-- The user behind the name of whoever decided a count, where it is somebody's that we know.
alter table wms.count_task add column decided_person bigint;
