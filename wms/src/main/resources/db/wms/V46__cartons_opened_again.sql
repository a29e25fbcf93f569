-- A closed carton may be opened again: one that has a label waits until the carrier has voided it.
alter table wms.parcel drop constraint parcel_state_check,
    add constraint parcel_state_check
        check (state in ('open', 'closed', 'labelled', 'voiding', 'reopening', 'loaded', 'shipped', 'refused', 'collected', 'uncollected')),
    add column reopen_by text,
    add column reopen_reason text check (length(reopen_reason) between 1 and 200),
    -- Labels that the carrier refused before the carton was opened again.
    add column labels_refused int not null default 0 check (labels_refused between 0 and 8),
    add constraint reopened_by_somebody check ((state = 'reopening') = (reopen_by is not null and reopen_reason is not null));

-- Its kits are counted anew when it is closed again, and so is its weight.
grant delete on wms.parcel_kit to ${app};
grant update on wms.parcel_weight to ${app};
