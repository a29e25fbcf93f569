package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Sku;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Balance keys as the columns of a set-wise statement. */
record KeyColumns(List<Balance.Key> keys) {
    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement
                .param(
                        "locations",
                        keys.stream().mapToLong(Balance.Key::location).toArray())
                .param(
                        "clients",
                        keys.stream()
                                .map(Balance.Key::sku)
                                .mapToInt(Sku::client)
                                .toArray())
                .param("skus", keys.stream().map(key -> key.sku().code()).toArray(String[]::new))
                .param("lots", keys.stream().map(Balance.Key::lot).toArray(String[]::new))
                .param("statuses", keys.stream().map(key -> key.status().word()).toArray(String[]::new));
    }
}
