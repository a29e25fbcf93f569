-- Kits and plates are kinds of work of their own; who has standards goes on with those that they were measured by until now.
alter table wms.labour_handling
    drop constraint labour_handling_job_check,
    add constraint labour_handling_job_check check (
        job in ('receive', 'putaway', 'pick', 'pack', 'load', 'count', 'replenish', 'kit', 'plate', 'move'));

insert into wms.labour_handling (node_id, job, task_millis, stop_millis, pack_millis)
select h.node_id, j.job, h.task_millis, h.stop_millis, h.pack_millis
  from wms.labour_handling h cross join unnest(array ['kit', 'plate']) as j (job)
 where h.job = 'move';
