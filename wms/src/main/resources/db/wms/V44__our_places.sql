-- The house's own places are found by their codes: a location of another kind that had one gets another code. Its id and its goods stay.
update wms.location l
   set code = left(l.code, 20) || '-' || l.id
 where l.code in ('PUT-BACK', 'RETURNS', 'VENDOR-RETURN', 'IN-TRANSIT')
   and l.kind <> case l.code when 'PUT-BACK' then 'dock' when 'RETURNS' then 'bench' when 'VENDOR-RETURN' then 'stage' else 'transit' end;

alter table wms.location add constraint our_places_are_ours check (case code
    when 'PUT-BACK' then kind = 'dock'
    when 'RETURNS' then kind = 'bench'
    when 'VENDOR-RETURN' then kind = 'stage'
    when 'IN-TRANSIT' then kind = 'transit'
    else true end);
