package dev.dovetail.bench;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the OMS knows to have left the building. Each order of the flow is one parcel: it is small, and every warehouse has all goods. */
final class Shipped {
    private static final String COUNT = "select count(*) from oms.shipment_parcel where state = 'shipped'";
    private static final String WAITS = """
            select (1e9 * extract(epoch from f.at - o.captured_at))::bigint
              from oms.order_fact f join oms.sales_order o on o.slot = f.slot and o.id = f.order_id
             where f.type = 'order.shipped.v1' and f.at >= :since and f.at < :until
             order by 1
            """;

    private final JdbcClient jdbc;

    Shipped(DataSource database) {
        jdbc = JdbcClient.create(database);
    }

    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    /** From capture to when the order was told that it is shipped, of those told in that time. */
    long[] nanos(Instant since, Instant until) {
        return jdbc.sql(WAITS).param("since", at(since)).param("until", at(until)).query(Long.class).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
