package dev.dovetail.oms.availability;

import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells what any process has changed since a look before, by the transaction that wrote each row: whatever that look did not
 * see was written by one that was under way then, or came later. Walks all pools, without their pages being read from disk
 * where memory holds them.
 */
@Repository
class Moved {
    /** The horizon is the oldest transaction under way; rows that were seen before may be told again. */
    private static final String SINCE = """
            select pg_snapshot_xmin(pg_current_snapshot())::xid::text as horizon,
                   exists (select from oms.channel_buffer where age(xmin) <= age(cast(:horizon as xid))) as buffers,
                   p.client_id, p.sku
              from (select) one
              left join (select distinct client_id, sku from oms.pool
                          where age(xmin) <= age(cast(:horizon as xid))) p on true
            """;

    private final JdbcClient jdbc;

    Moved(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param horizon where the next look begins */
    record Since(String horizon, boolean buffers, List<Sku> skus) {}

    String horizon() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::xid::text")
                .query(String.class)
                .single();
    }

    Since since(String horizon) {
        return jdbc.sql(SINCE).param("horizon", horizon).query(Moved::read);
    }

    private static @Nullable Since read(ResultSet rows) throws SQLException {
        Since since = null;
        while (rows.next()) {
            if (since == null)
                since = new Since(rows.getString("horizon"), rows.getBoolean("buffers"), new ArrayList<>());
            var sku = rows.getString("sku");
            if (sku != null) since.skus().add(new Sku(rows.getInt("client_id"), sku));
        }
        return since;
    }
}
