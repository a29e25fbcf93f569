package dev.dovetail.oms.availability;

import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units that a channel is not shown, in {@code oms.channel_buffer}. They bind nobody: an order may still have them. */
@Repository
class Buffers {
    private final JdbcClient jdbc;

    Buffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sku empty for every SKU that has no buffer of its own */
    record Buffer(String sku, long quantity) {}

    /** A SKU in a channel. */
    record Place(String channel, Sku sku) {}

    /** The buffer of each SKU: its own, or else the channel's for every SKU. */
    Map<Place, Long> of(Collection<Place> places) {
        var found = new HashMap<Place, Long>();
        jdbc.sql("""
                select a.channel, a.client_id, a.sku, coalesce(own.quantity, every.quantity, 0) as quantity
                  from unnest(:channels, :clients, :skus) as a(channel, client_id, sku)
                  left join oms.channel_buffer own on own.channel = a.channel and own.client_id = a.client_id
                        and own.sku = a.sku
                  left join oms.channel_buffer every on every.channel = a.channel and every.client_id = a.client_id
                        and every.sku = ''
                """)
                .param("channels", places.stream().map(Place::channel).toArray(String[]::new))
                .param(
                        "clients",
                        places.stream().mapToInt(place -> place.sku().client()).toArray())
                .param("skus", places.stream().map(place -> place.sku().code()).toArray(String[]::new))
                .query(row -> {
                    var sku = new Sku(row.getInt("client_id"), row.getString("sku"));
                    found.put(new Place(row.getString("channel"), sku), row.getLong("quantity"));
                });
        return found;
    }

    List<Buffer> list(String channel, int client, String after, int limit) {
        return jdbc.sql("""
                select sku, quantity from oms.channel_buffer
                 where channel = :channel and client_id = :client and (sku > :after or :after = '') order by sku limit :limit
                """)
                .param("channel", channel)
                .param("client", client)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Buffer(row.getString("sku"), row.getLong("quantity")))
                .list();
    }

    void put(String channel, int client, Map<String, Long> quantities) {
        jdbc.sql("""
                insert into oms.channel_buffer (channel, client_id, sku, quantity)
                select :channel, :client, sku, quantity from unnest(:skus, :quantities) as a(sku, quantity) order by sku
                on conflict (channel, client_id, sku) do update set quantity = excluded.quantity
                """)
                .param("channel", channel)
                .param("client", client)
                .param("skus", quantities.keySet().toArray(String[]::new))
                .param(
                        "quantities",
                        quantities.values().stream().mapToLong(Long::longValue).toArray())
                .update();
    }
}
