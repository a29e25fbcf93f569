-- A delivery that nobody had announced when it came. What nobody named is counted, a day long, onto one delivery of its dock,
-- until somebody settles that.
alter table wms.delivery
    add column blind text check (blind in ('open', 'accepted', 'matched', 'announced')),
    add column dock_id bigint,
    add column collects_on date,
    add column matched_to bigint,
    add constraint matched_to_another check ((blind is not distinct from 'matched') = (matched_to is not null) and matched_to <> id),
    add constraint only_open_ones_collect check (collects_on is null or (blind is not distinct from 'open' and dock_id is not null)),
    add constraint matched_is_closed check (matched_to is null or state = 'closed');
create unique index delivery_collecting on wms.delivery (node_id, dock_id, collects_on) where collects_on is not null;
create index delivery_unsettled on wms.delivery (node_id, id) where blind = 'open';
create index delivery_matched on wms.delivery (node_id, matched_to) where matched_to is not null;

-- What was counted here and is counted on the delivery it was matched to.
alter table wms.delivery_line
    add column matched bigint not null default 0 check (matched >= 0);

-- One onto which nothing was counted in the end was never opened.
grant delete on wms.delivery to ${app};
