package dev.dovetail.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every key of the migrated database is led by the slot or the node: what lets the same tables be spread over servers. */
@ExtendWith(PostgresExtension.class)
class CatalogTest {
    /** Small, slow tables that are the same everywhere, and what each is. */
    private static final Map<String, String> REFERENCE = Map.ofEntries(
            Map.entry("ground.instance", "one row"),
            Map.entry("ground.api_key", "a handful, read by hash"),
            Map.entry("ground.app_user", "a handful, read by name"),
            Map.entry("ground.badge", "a few for each user, read by what is scanned"),
            Map.entry("ground.partner", "a handful"),
            Map.entry("oms.catalog_version", "one row for each client"),
            Map.entry("ground.peer", "a handful"),
            Map.entry(
                    "ground.peer_receipt",
                    "one row for each peer and key, raised by the one who holds that key's lease there"),
            Map.entry("ground.spring_session", "a few people's console sessions, in Spring Session's own shape"),
            Map.entry("ground.spring_session_attributes", "a few people's console sessions"),
            Map.entry("carriage.zone_rate", "the rate card"),
            Map.entry("wms.sscc_range", "a handful, each of one warehouse"),
            Map.entry("oms.channel", "a handful"),
            Map.entry("oms.channel_buffer", "what a few channels are not shown, changed by people"),
            Map.entry("oms.sourcing_scene", "nodes, rates and rules, once for each change of any"),
            Map.entry("oms.rule_version", "a few a month"),
            Map.entry("oms.rule_draft", "a few a month"),
            Map.entry("oms.golden_order", "some dozens"),
            Map.entry("oms.channel_check", "a handful"),
            Map.entry("oms.sweep_plan", "a handful"),
            Map.entry("oms.sku_price", "the catalog's prices change rarely"),
            Map.entry("oms.priority_table", "a few versions of one table"),
            Map.entry("oms.channel_unit", "what channels call packs changes rarely"),
            Map.entry("oms.node", "nodes and their addresses"),
            Map.entry("oms.feed_policy", "what nodes do while their feeds are late, read whole"),
            Map.entry("oms.sku", "the catalog changes rarely"),
            Map.entry("oms.sku_pack", "the catalog changes rarely"),
            Map.entry("oms.sku_part", "the catalog changes rarely"),
            Map.entry("oms.sku_barcode", "the catalog changes rarely"),
            Map.entry("wms.warehouse", "one row for each node, asked for by its code at the edge"));

    private static final String KEYS_NOT_LED = """
        select n.nspname || '.' || t.relname || ': ' || k.relname
          from pg_index i
          join pg_class k on k.oid = i.indexrelid
          join pg_class t on t.oid = i.indrelid
          join pg_namespace n on n.oid = t.relnamespace
          left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
         where i.indisunique and not t.relispartition
           and n.nspname in ('ground', 'carriage', 'oms', 'wms', 'bad')
           and t.relname <> 'flyway_schema_history'
           and coalesce(a.attname, '') not in ('slot', 'node_id')
           and n.nspname || '.' || t.relname <> all (:reference)
         order by 1
        """;

    private static final String FOREIGN_KEYS_NOT_LED = """
        select n.nspname || '.' || t.relname || ': ' || c.conname
          from pg_constraint c
          join pg_class t on t.oid = c.conrelid
          join pg_namespace n on n.oid = t.relnamespace
          join pg_attribute mine on mine.attrelid = c.conrelid and mine.attnum = c.conkey[1]
          join pg_attribute theirs on theirs.attrelid = c.confrelid and theirs.attnum = c.confkey[1]
         where c.contype = 'f' and n.nspname in ('ground', 'carriage', 'oms', 'wms', 'bad')
           and (mine.attname not in ('slot', 'node_id') or mine.attname <> theirs.attname)
           and n.nspname || '.' || t.relname <> all (:reference)
         order by 1
        """;

    private static final String NO_PRIMARY_KEY = """
        select n.nspname || '.' || t.relname
          from pg_class t
          join pg_namespace n on n.oid = t.relnamespace
         where t.relkind in ('r', 'p') and not t.relispartition
           and n.nspname in ('ground', 'carriage', 'oms', 'wms', 'bad')
           and not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)
         order by 1
        """;

    private final JdbcClient jdbc;

    CatalogTest(TestDatabase db) {
        this.jdbc = db.owner();
    }

    @Test
    void every_key_is_led_by_slot_or_node_but_for_the_reference_tables() {
        assertThat(broken(KEYS_NOT_LED)).isEmpty();
        assertThat(broken(FOREIGN_KEYS_NOT_LED)).isEmpty();
        assertThat(broken(NO_PRIMARY_KEY)).isEmpty();
    }

    @Test
    void a_bad_table_is_named() {
        jdbc.sql("create schema bad").update();
        jdbc.sql("create table bad.parent (slot int, id bigint, primary key (slot, id))")
                .update();
        jdbc.sql("create table bad.child (id bigint primary key, slot int, parent int,"
                        + " foreign key (parent, id) references bad.parent (slot, id))")
                .update();
        jdbc.sql("create table bad.keyless (slot int)").update();
        try {
            assertThat(broken(KEYS_NOT_LED)).containsExactly("bad.child: child_pkey");
            assertThat(broken(FOREIGN_KEYS_NOT_LED)).singleElement().asString().startsWith("bad.child: ");
            assertThat(broken(NO_PRIMARY_KEY)).containsExactly("bad.keyless");
        } finally {
            jdbc.sql("drop schema bad cascade").update();
        }
    }

    @Test
    void every_reference_table_is_there() {
        var missing = jdbc.sql("select name from unnest(cast(:names as text[])) name where to_regclass(name) is null")
                .param("names", names())
                .query(String.class)
                .list();

        assertThat(missing).isEmpty();
    }

    private List<String> broken(String sql) {
        return jdbc.sql(sql).param("reference", names()).query(String.class).list();
    }

    private static String[] names() {
        return REFERENCE.keySet().toArray(String[]::new);
    }
}
