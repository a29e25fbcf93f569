package dev.dovetail.oms.transfers;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Slot;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads transfers. */
@Service
public class TransferView {
    private static final String PAGE = """
        select id from oms.transfer where client_id = :client and state = :state and id > :after order by id limit :limit
        """;
    private static final String CARTONS = """
        select p.parcel_id, p.carton, l.sku, p.sent, p.received, p.left_at
          from oms.transfer_parcel p
          join oms.transfer_line l on l.slot = p.slot and l.transfer_id = p.transfer_id and l.line = p.line
         where p.slot = :slot and p.transfer_id = :id order by p.left_at, p.parcel_id, p.line limit 5000
        """;

    private final JdbcClient jdbc;
    private final TransferStore store;

    TransferView(JdbcClient jdbc, TransferStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** Units of one SKU that left in one carton, and what of them was counted at the target. */
    public record Carton(ParcelId parcel, String carton, String sku, long sent, long received, Instant leftAt) {}

    /** One client's by age, those after {@code after}. @param state {@code open} or {@code done} */
    public List<Transfer> list(int client, String state, long after, int limit) {
        var ids = jdbc.sql(PAGE)
                .param("client", client)
                .param("state", state)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new FulfillmentOrderId(row.getLong("id")))
                .list();
        var found = store.find(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** By its id or its key. Refuses {@code transfers.not-found}, also for another client's. */
    public Transfer get(int client, String idOrKey) {
        var byKey = jdbc.sql("select id from oms.transfer where slot = :slot and client_id = :client and key = :key")
                .param("slot", Slot.of(Slot.hash(Integer.toString(client), idOrKey)))
                .param("client", client)
                .param("key", idOrKey)
                .query(Long.class)
                .optional();
        long id = byKey.orElseGet(() -> idOrKey.matches("[1-9][0-9]{0,17}") ? Long.parseLong(idOrKey) : 1);
        var found = store.find(List.of(new FulfillmentOrderId(id))).get(new FulfillmentOrderId(id));
        if (found == null || found.client() != client) throw unknown(idOrKey);
        return found;
    }

    /** What left for it, carton by carton. */
    public List<Carton> cartons(FulfillmentOrderId transfer) {
        return jdbc.sql(CARTONS)
                .param("slot", transfer.slot())
                .param("id", transfer.value())
                .query((row, _) -> new Carton(
                        new ParcelId(row.getLong("parcel_id")),
                        row.getString("carton"),
                        row.getString("sku"),
                        row.getLong("sent"),
                        row.getLong("received"),
                        row.getObject("left_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    static Refused unknown(String given) {
        return new Refused(Refused.Kind.NOT_FOUND, new Refusal("transfers.not-found", Map.of("transfer", given)));
    }
}
