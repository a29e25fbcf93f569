package dev.dovetail.oms.availability;

import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells what any process has changed since a look before, by the transaction that wrote each row: whatever that look did not
 * see was written by one that was under way then, or came later. Walks all pools.
 */
@Repository
class Moved {
    /** More than these at a time, and all count as changed. */
    private static final int MOST = 20_000;

    private static final String HORIZON = """
            select pg_snapshot_xmin(pg_current_snapshot())::xid::text as horizon, pg_postmaster_start_time()::text as server
            """;
    /** Rows that were seen before may be told again; one of before the numbers of transactions began anew has a negative age. */
    private static final String SINCE = """
            select pg_snapshot_xmin(pg_current_snapshot())::xid::text as horizon, pg_postmaster_start_time()::text as server,
                   exists (select from oms.channel_buffer
                            where age(xmin) between 0 and age(cast(:horizon as xid))) as buffers,
                   p.client_id, p.sku
              from (select) one
              left join (select distinct client_id, sku from oms.pool
                          where age(xmin) between 0 and age(cast(:horizon as xid)) limit :limit) p on true
            """;

    private final JdbcClient jdbc;

    Moved(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest transaction under way. @param server since when it runs: another may have been made from a backup */
    record Horizon(String xid, String server) {}

    /** @param horizon where the next look begins */
    record Since(Horizon horizon, boolean buffers, List<Sku> skus) {
        boolean isAll(Horizon before) {
            return skus.size() > MOST || !before.server().equals(horizon.server());
        }
    }

    Horizon horizon() {
        return jdbc.sql(HORIZON).query((row, _) -> horizon(row)).single();
    }

    Since since(Horizon before) {
        var skus = new ArrayList<Sku>();
        var looks = jdbc.sql(SINCE)
                .param("horizon", before.xid())
                .param("limit", MOST + 1)
                .query((row, _) -> {
                    var sku = row.getString("sku");
                    if (sku != null) skus.add(new Sku(row.getInt("client_id"), sku));
                    return new Since(horizon(row), row.getBoolean("buffers"), skus);
                })
                .list();
        return looks.getFirst();
    }

    private static Horizon horizon(ResultSet row) throws SQLException {
        return new Horizon(row.getString("horizon"), row.getString("server"));
    }
}
