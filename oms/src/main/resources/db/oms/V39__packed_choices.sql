-- A choice in its own short form instead of two texts of JSON (docs/decisions/0016). Rows of before stay as they are and are
-- read as ever; neither statement reads them.
alter table oms.sourcing_decision
    add column packed bytea,
    alter column inputs_hash drop not null,
    alter column inputs drop not null,
    alter column outcome drop not null;
alter table oms.sourcing_decision add constraint packed_or_text check
    (packed is not null or (inputs_hash is not null and inputs is not null and outcome is not null)) not valid;
