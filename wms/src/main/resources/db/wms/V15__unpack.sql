-- A line whose units were all taken out of an open carton is gone; what moved is in the ledger.
grant delete on wms.parcel_line to ${app};
