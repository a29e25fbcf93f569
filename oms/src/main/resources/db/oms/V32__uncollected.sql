-- A parcel that its customer did not come for is none any more: its units are cancelled and go back on sale.
alter table oms.shipment_parcel drop constraint shipment_parcel_state_check,
    add constraint shipment_parcel_state_check check (state in ('packed', 'shipped', 'uncollected'));
