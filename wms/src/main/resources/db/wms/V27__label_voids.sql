-- A carton whose label is to be voided waits for the carrier's word: it is not loaded meanwhile.
alter table wms.parcel drop constraint parcel_state_check,
    add constraint parcel_state_check
        check (state in ('open', 'closed', 'refused', 'labelled', 'voiding', 'loaded', 'shipped', 'collected'));

-- Labels that somebody wanted voided, and what the carrier said. A carton's labels are numbered from 1.
create table wms.label_void (
    node_id     int not null,
    parcel_id   bigint not null,
    number      int not null check (number between 1 and 8),
    carrier     text not null,
    tracking    text not null,
    reason      text not null check (length(reason) between 1 and 200),
    who         text not null check (length(who) > 0),
    asked_at    timestamptz not null,
    state       text not null default 'asked' check (state in ('asked', 'voided', 'refused')),
    why         text,
    answered_at timestamptz,
    primary key (node_id, parcel_id, number),
    check ((state = 'asked') = (answered_at is null))
);
create unique index label_void_tracking on wms.label_void (node_id, carrier, tracking);

-- Each time a label is fetched for a printer.
create table wms.label_print (
    node_id   int not null,
    id        bigint not null,
    parcel_id bigint not null,
    tracking  text not null,
    who       text not null check (length(who) > 0),
    at        timestamptz not null,
    primary key (node_id, id)
);
create index label_print_parcel on wms.label_print (node_id, parcel_id, id);

grant select, insert, update on wms.label_void to ${app};
grant select, insert on wms.label_print to ${app};
