-- What it costs and how long it takes to send a parcel: data, by carrier service and zone.
create table carriage.zone_rate (
    service      text not null check (length(service) between 1 and 40),
    zone         int not null check (zone between 1 and 99),
    up_to_km     int not null check (up_to_km > 0),
    currency     char(3) not null,
    base_minor   bigint not null check (base_minor >= 0),
    per_kg_minor bigint not null check (per_kg_minor >= 0),
    transit_days int not null check (transit_days between 0 and 90),
    version      int not null default 1,
    primary key (service, zone)
);

grant usage on schema carriage to ${app};
grant select, insert, update, delete on carriage.zone_rate to ${app};
