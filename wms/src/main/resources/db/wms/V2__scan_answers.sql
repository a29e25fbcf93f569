-- A repeated scan is answered in the words of its first answer; a scan id under which something else is sent is refused.
-- Scans taken before this have neither, and are not compared.
alter table wms.scan add column details text, add column content uuid;
