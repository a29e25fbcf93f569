package dev.dovetail.oms.verification;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.orders.Cutoffs;
import dev.dovetail.oms.verification.ChannelChecks.Mode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Channels' checks in {@code oms.channel_check}, expected prices in {@code oms.sku_price}. */
@Repository
class CheckStore {
    private static final String PUT = """
            insert into oms.channel_check as c (channel, address, price, price_tolerance, duplicates, duplicate_window, fraud,
                fraud_partner, fraud_limit, cancel_until, quantity_until, address_until, substitute_until)
            values (:channel, :address, :price, :tolerance, :duplicates, :window, :fraud, :partner, :limit, :cancel,
                :quantity, :shipTo, :substitute)
            on conflict (channel) do update
               set address = excluded.address, price = excluded.price, price_tolerance = excluded.price_tolerance,
                   duplicates = excluded.duplicates, duplicate_window = excluded.duplicate_window,
                   fraud = excluded.fraud, fraud_partner = excluded.fraud_partner, fraud_limit = excluded.fraud_limit,
                   cancel_until = excluded.cancel_until, quantity_until = excluded.quantity_until,
                   address_until = excluded.address_until, substitute_until = excluded.substitute_until,
                   version = c.version + 1
            """;

    private final JdbcClient jdbc;

    CheckStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, ChannelChecks> all() {
        return jdbc.sql("select * from oms.channel_check").query((row, _) -> row(row)).list().stream()
                .collect(toMap(ChannelChecks::channel, checks -> checks));
    }

    void put(ChannelChecks checks) {
        jdbc.sql(PUT)
                .param("channel", checks.channel())
                .param("address", checks.address().wire())
                .param("price", checks.price().wire())
                .param("tolerance", checks.priceTolerance())
                .param("duplicates", checks.duplicates().wire())
                .param("window", checks.duplicateWindow().toSeconds())
                .param("fraud", checks.fraud().wire())
                .param("partner", checks.fraudPartner())
                .param("limit", checks.fraudLimit())
                .param("cancel", checks.cutoffs().cancel().wire())
                .param("quantity", checks.cutoffs().quantity().wire())
                .param("shipTo", checks.cutoffs().address().wire())
                .param("substitute", checks.cutoffs().substitute().wire())
                .update();
    }

    /** The prices of those SKUs that have one in this currency. */
    Map<Sku, BigDecimal> prices(Collection<Sku> skus, String currency) {
        var found = new HashMap<Sku, BigDecimal>();
        jdbc.sql("""
                select p.client_id, p.sku, p.price
                  from unnest(:clients::int[], :skus::text[]) as want(client_id, sku)
                  join oms.sku_price p on p.client_id = want.client_id and p.sku = want.sku and p.currency = :currency
                """)
                .param("clients", skus.stream().mapToInt(Sku::client).toArray())
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new))
                .param("currency", currency)
                .query(row -> {
                    found.put(new Sku(row.getInt("client_id"), row.getString("sku")), row.getBigDecimal("price"));
                });
        return found;
    }

    void putPrices(int client, List<ExpectedPrice> prices) {
        jdbc.sql("""
                insert into oms.sku_price as p (client_id, sku, currency, price)
                select :client, sku, currency, price::numeric
                  from unnest(:skus::text[], :currencies::text[], :prices::text[]) as n(sku, currency, price)
                 order by sku, currency
                on conflict (client_id, sku, currency) do update set price = excluded.price, version = p.version + 1
                """)
                .param("client", client)
                .param("skus", prices.stream().map(ExpectedPrice::sku).toArray(String[]::new))
                .param(
                        "currencies",
                        prices.stream().map(ExpectedPrice::currency).toArray(String[]::new))
                .param(
                        "prices",
                        prices.stream()
                                .map(price -> price.price().toPlainString())
                                .toArray(String[]::new))
                .update();
    }

    private static ChannelChecks row(ResultSet row) throws SQLException {
        return new ChannelChecks(
                row.getString("channel"),
                Mode.of(row.getString("address")).orElseThrow(),
                Mode.of(row.getString("price")).orElseThrow(),
                row.getInt("price_tolerance"),
                Mode.of(row.getString("duplicates")).orElseThrow(),
                Duration.ofSeconds(row.getLong("duplicate_window")),
                Mode.of(row.getString("fraud")).orElseThrow(),
                row.getString("fraud_partner"),
                row.getObject("fraud_limit", Integer.class),
                new Cutoffs(
                        stage(row, "cancel_until"),
                        stage(row, "quantity_until"),
                        stage(row, "address_until"),
                        stage(row, "substitute_until")));
    }

    private static Cutoffs.Stage stage(ResultSet row, String column) throws SQLException {
        return Cutoffs.Stage.of(row.getString(column)).orElseThrow();
    }
}
