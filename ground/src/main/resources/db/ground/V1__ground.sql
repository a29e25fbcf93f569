-- ${app} is the program's role: it owns nothing, and may only insert into and read append-only tables.

create table ground.instance (
    one        boolean primary key default true check (one),
    origin     text not null check (origin in ('live', 'demo', 'day', 'bench', 'test')),
    made_at    timestamptz not null default now()
);

-- Monthly partitions of an append-only table by id (an id is time: milliseconds since 2026-01-01 in the upper 41 bits).
-- A month whose rows already lie in the default partition stays there.
create function ground.ensure_partitions(parent regclass, first_month date, months int) returns int
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    made int := 0;
    m timestamp := date_trunc('month', first_month::timestamp);
    home name;
    base name;
    part name;
    keyed_by name;
    lo bigint;
    hi bigint;
    taken boolean;
begin
    select n.nspname, c.relname, a.attname into strict home, base, keyed_by
      from pg_partitioned_table p
      join pg_class c on c.oid = p.partrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = p.partattrs[0]
     where p.partrelid = parent and p.partstrat = 'r' and pg_get_userbyid(c.relowner) = current_user;
    for i in 1 .. months loop
        part := base || to_char(m, '"_y"YYYY"m"MM');
        if to_regclass(format('%I.%I', home, part)) is null then
            lo := greatest(0, (extract(epoch from m) * 1000 - 1767225600000)::bigint << 22);
            hi := (extract(epoch from m + interval '1 month') * 1000 - 1767225600000)::bigint << 22;
            execute format('select exists (select from %I.%I where %I >= %s and %I < %s)', home, base, keyed_by, lo, keyed_by, hi)
               into taken;
            if hi > 0 and not taken then
                execute format('create table %I.%I partition of %I.%I for values from (%s) to (%s)', home, part, home, base, lo, hi);
                made := made + 1;
            end if;
        end if;
        m := m + interval '1 month';
    end loop;
    return made;
end $$;
revoke all on function ground.ensure_partitions(regclass, date, int) from public;
grant execute on function ground.ensure_partitions(regclass, date, int) to ${app};

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

-- Console sessions, in the shape that Spring Session reads and writes.
create table ground.spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index spring_session_expiry on ground.spring_session (expiry_time);
create index spring_session_principal on ground.spring_session (principal_name);

create table ground.spring_session_attributes (
    session_primary_id char(36) not null references ground.spring_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

grant usage on schema ground to ${app};
grant select, insert, update, delete on ground.spring_session, ground.spring_session_attributes to ${app};
grant select, insert, update on ground.instance, ground.api_key, ground.app_user, ground.partner to ${app};
grant select, insert, update, delete on ground.contact to ${app};
grant select, insert on ground.audit to ${app};
