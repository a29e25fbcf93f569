-- A closed parcel that is opened again is packed no longer, and told as packed anew.
grant delete on oms.shipment_parcel, oms.shipment_parcel_line to ${app};
