-- A bin is a pick face; a reserve is the bulk storage behind it. Quality and damaged hold what may not be picked.
alter table wms.location drop constraint location_kind_check,
    add constraint location_kind_check
        check (kind in ('supplier', 'customer', 'lost', 'scrap', 'adjustment', 'bin', 'dock', 'stage', 'cart', 'tote',
                        'parcel', 'reserve', 'quality', 'damaged')),
    add column width_mm int check (width_mm between 1 and 100000),
    add column depth_mm int check (depth_mm between 1 and 100000),
    add column height_mm int check (height_mm between 1 and 100000),
    add column weight_limit_grams int check (weight_limit_grams between 1 and 100000000),
    add column check_digits text check (check_digits ~ '^[0-9]{3}$'),
    add column blocked_for text check (length(blocked_for) between 1 and 200),
    add constraint size_is_whole check (num_nulls(width_mm, depth_mm, height_mm) in (0, 3));

-- Bins that are there get digits by their rank in the walk: 37 has no factor of 1,000, so neighbours differ.
update wms.location l set check_digits = lpad(w.digits::text, 3, '0')
  from (select node_id, id, row_number() over (partition by node_id order by walk, code) * 37 % 1000 as digits
          from wms.location where kind = 'bin') w
 where l.node_id = w.node_id and l.id = w.id;

alter table wms.location
    add constraint shelves_have_digits check (kind not in ('bin', 'reserve') or check_digits is not null);
drop index wms.location_walk;
create index location_walk on wms.location (node_id, (kind <> 'bin'), walk) where kind in ('bin', 'reserve');
drop index wms.location_kind;
create index location_kind on wms.location (node_id, kind) where kind not in ('bin', 'reserve');
