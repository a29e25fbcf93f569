-- A delivery that is a carton of a transfer from another of our warehouses.
alter table wms.delivery
    add column transfer_id bigint,
    add column parcel_id bigint,
    add constraint a_carton_of_a_transfer check ((transfer_id is null) = (parcel_id is null));
create unique index delivery_parcel on wms.delivery (node_id, parcel_id) where parcel_id is not null;
