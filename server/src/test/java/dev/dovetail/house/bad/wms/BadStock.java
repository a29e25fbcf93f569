package dev.dovetail.house.bad.wms;

import dev.dovetail.house.bad.oms.BadOrders;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

public class BadStock {
    BadOrders orders;

    Stream<Long> rows(JdbcClient jdbc) {
        return jdbc.sql("select 1").query(Long.class).stream();
    }

    UUID id() {
        return UUID.randomUUID();
    }
}
