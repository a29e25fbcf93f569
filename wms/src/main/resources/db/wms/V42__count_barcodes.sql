-- Which barcodes of an item were counted: a case and single units add up, the same barcode twice does not.
alter table wms.count_entry add column barcodes text[] not null default '{}';
