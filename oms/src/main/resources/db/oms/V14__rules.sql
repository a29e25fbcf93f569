-- Rules of sourcing: what was published, and what somebody is still writing.
create table oms.rule_version (
    version      int primary key check (version > 0),
    name         text not null,
    body         text not null,
    author       text not null,
    published_by text not null,
    published_at timestamptz not null,
    note         text not null check (length(note) between 1 and 500),
    restores     int references oms.rule_version,
    constraint published_by_a_second_person check (author <> published_by)
);

create table oms.rule_draft (
    id         bigint primary key,
    body       text not null,
    author     text not null,
    based_on   int not null,
    state      text not null default 'open' check (state in ('open', 'published', 'dropped')),
    updated_at timestamptz not null,
    version    int not null default 1
);
create index rule_draft_open on oms.rule_draft (id) where state = 'open';

create table oms.golden_order (
    name       text primary key check (length(name) between 1 and 80),
    body       text not null,
    updated_by text not null,
    updated_at timestamptz not null
);

grant select, insert on oms.rule_version to ${app};
grant select, insert, update on oms.rule_draft to ${app};
grant select, insert, update, delete on oms.golden_order to ${app};
