-- Where and for what an accepted scan was made, in the words of the device: walks and work are measured by them. Null for
-- scans that were refused, and for those of before.
alter table wms.scan
    add column task      text,
    add column seq       int,
    add column came_from text,
    add column place     text,
    add column packs     bigint;
-- The day of one worker; who worked on a day is found by steps from name to name.
create index scan_worker on wms.scan (node_id, worker, device_at) where outcome = 'accepted';

-- By what work is measured: nothing is here while a warehouse uses the usual figures.
create table wms.labour_standard (
    node_id           int primary key,
    allowance_percent int not null check (allowance_percent between 0 and 100),
    step_mm           int not null check (step_mm between 300 and 1500),
    gap_minutes       int not null check (gap_minutes between 1 and 120)
);

create table wms.labour_handling (
    node_id     int not null references wms.labour_standard (node_id),
    job         text not null check (job in ('receive', 'putaway', 'pick', 'pack', 'load', 'count', 'replenish', 'move')),
    task_millis int not null check (task_millis between 0 and 600000),
    stop_millis int not null check (stop_millis between 0 and 600000),
    pack_millis int not null check (pack_millis between 0 and 600000),
    primary key (node_id, job)
);

grant select, insert, update on wms.labour_standard, wms.labour_handling to ${app};
