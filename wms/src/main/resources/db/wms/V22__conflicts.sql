-- A scan that its worker had acted upon before it was sent. Where it is refused, a person sets the books right: nothing of it is lost.
alter table wms.scan add column queued boolean not null default false;
create index scan_queued_refused on wms.scan (node_id, scan_id) where queued and outcome = 'refused';

create table wms.conflict (
    node_id    int not null,
    scan_id    uuid not null,
    said       text not null,
    made_at    timestamptz not null,
    state      text not null default 'open' check (state in ('open', 'settled')),
    settled_by text,
    settled_at timestamptz,
    note       text check (length(note) between 1 and 200),
    primary key (node_id, scan_id),
    foreign key (node_id, scan_id) references wms.scan (node_id, scan_id),
    constraint settled_by_somebody check ((state = 'settled') = (settled_by is not null and settled_at is not null and note is not null))
);
create index conflict_open on wms.conflict (node_id, made_at, scan_id) where state = 'open';
create index conflict_made on wms.conflict (node_id, made_at, scan_id);

grant select, insert on wms.conflict to ${app};
grant update (state, settled_by, settled_at, note) on wms.conflict to ${app};
