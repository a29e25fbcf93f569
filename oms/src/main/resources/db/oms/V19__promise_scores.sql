-- What became of an order's promise: whether it slipped, for what, what was promised then, and when all of it was there.
create table oms.promise_score (
    slot          smallint not null,
    order_id      bigint not null,
    client_id     int not null,
    channel       text not null,
    -- As it was promised at capture; the order itself says what is promised now.
    promised_on   date not null,
    zone          text not null,
    slipped_at    timestamptz,
    slip_reason   text check (slip_reason in ('other-node', 'not-shipped', 'held', 'waits', 'inbound')),
    slip_why      text,
    -- Null where nobody knows yet.
    repromised_on date,
    ended_at      timestamptz,
    shipped_at    timestamptz,
    arrives_on    date,
    outcome       text not null check (outcome in ('open', 'kept', 'late', 'cancelled')),
    primary key (slot, order_id),
    constraint a_slip_has_its_reason check ((slipped_at is null) = (slip_reason is null) and (slipped_at is null) = (slip_why is null)),
    constraint open_until_it_ended check ((outcome = 'open') = (ended_at is null)),
    constraint scored_by_its_day check (outcome in ('open', 'cancelled') or (outcome = 'kept') = (arrives_on <= promised_on))
);
create index promise_score_day on oms.promise_score (client_id, promised_on);
grant select, insert, update on oms.promise_score to ${app};
