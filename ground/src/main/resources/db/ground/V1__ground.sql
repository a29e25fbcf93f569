-- ${app} is the program's role: it owns nothing, and may only insert into and read append-only tables.

create table ground.instance (
    one        boolean primary key default true check (one),
    origin     text not null check (origin in ('live', 'demo', 'day', 'bench', 'test')),
    made_at    timestamptz not null default now()
);

-- Monthly partitions of an append-only table by id (an id is time: milliseconds since 2026-01-01 in the upper 41 bits).
create function ground.ensure_partitions(parent text, first_month date, months int) returns int
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    made int := 0;
    m date := date_trunc('month', first_month)::date;
    lo bigint;
    hi bigint;
    part text;
begin
    for i in 1 .. months loop
        part := parent || '_' || to_char(m, '"y"YYYY"m"MM');
        if to_regclass(part) is null then
            lo := greatest(0, (extract(epoch from (m::timestamp at time zone 'UTC')) * 1000 - 1767225600000)::bigint << 22);
            hi := (extract(epoch from ((m + interval '1 month')::timestamp at time zone 'UTC')) * 1000 - 1767225600000)::bigint << 22;
            execute format('create table %s partition of %s for values from (%s) to (%s)', part, parent, lo, hi);
            made := made + 1;
        end if;
        m := (m + interval '1 month')::date;
    end loop;
    return made;
end $$;
revoke all on function ground.ensure_partitions(text, date, int) from public;
grant execute on function ground.ensure_partitions(text, date, int) to ${app};

create table ground.api_key (
    id         bigint primary key,
    name       text not null unique check (length(name) between 1 and 80),
    hash       bytea not null unique,
    role       text not null,
    client_id  int not null default 1,
    channels   text[] not null default '{}',
    made_at    timestamptz not null,
    revoked_at timestamptz
);

create table ground.app_user (
    id            bigint primary key,
    name          text not null unique check (length(name) between 1 and 80),
    password_hash text not null,
    role          text not null,
    client_id     int not null default 1,
    made_at       timestamptz not null,
    disabled_at   timestamptz
);

create table ground.audit (
    slot    smallint not null,
    id      bigint not null,
    at      timestamptz not null,
    who     text not null,
    through text not null,
    action  text not null,
    subject text not null,
    details text not null default '{}',
    primary key (slot, id)
) partition by range (id);
create table ground.audit_rest partition of ground.audit default;

-- Contacts live in the order's slot and hold nothing readable.
create table ground.contact (
    slot   smallint not null,
    id     bigint not null,
    key_id text not null,
    sealed bytea not null,
    primary key (slot, id)
);

create table ground.partner (
    code     text primary key check (length(code) between 1 and 80),
    kind     text not null,
    url      text not null,
    secret   bytea,
    settings text not null default '{}',
    version  int not null default 1
);

grant usage on schema ground to ${app};
grant select, insert, update on ground.instance, ground.api_key, ground.app_user, ground.partner to ${app};
grant select, insert, update, delete on ground.contact to ${app};
grant select, insert on ground.audit to ${app};
