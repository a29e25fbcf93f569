package dev.dovetail.oms.transfers;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Transfers in PostgreSQL, as they are written: {@code transfer} is the lock of its lines and cartons. */
@Repository
class TransferStore {
    private static final String IDS = "unnest(:slots::smallint[], :ids::bigint[]) as a(slot, id)";

    private static final String INSERT = """
        insert into oms.transfer (slot, id, client_id, key, content_hash, source, target, note, asked_at, asked_by)
        values (:slot, :id, :client, :key, :hash, :source, :target, :note, :at, :by)
            on conflict (slot, client_id, key) do nothing
        """;
    private static final String INSERT_LINES = """
        insert into oms.transfer_line (slot, transfer_id, line, client_id, sku, asked, open)
        select :slot, :id, u.line, :client, u.sku, u.units, u.units
          from unnest(:lines::int[], :skus::text[], :units::bigint[]) as u(line, sku, units)
        """;
    private static final String SAVE = """
        update oms.transfer t set version = u.version, state = u.state, withdrawal = u.withdrawal
          from unnest(:slots::smallint[], :ids::bigint[], :versions::int[], :states::text[], :withdrawals::bigint[])
               as u(slot, id, version, state, withdrawal)
         where t.slot = u.slot and t.id = u.id
        """;
    private static final String SAVE_LINES = """
        update oms.transfer_line l
           set open = u.open, picked = u.picked, sent = u.sent, shorted = u.shorted, cancelled = u.cancelled,
               received = u.received, lost = u.lost
          from unnest(:slots::smallint[], :ids::bigint[], :lines::int[], :open::bigint[], :picked::bigint[],
                      :sent::bigint[], :shorted::bigint[], :cancelled::bigint[], :received::bigint[], :lost::bigint[])
               as u(slot, id, line, open, picked, sent, shorted, cancelled, received, lost)
         where l.slot = u.slot and l.transfer_id = u.id and l.line = u.line
        """;
    private static final String LEFT = """
        insert into oms.transfer_parcel (slot, transfer_id, parcel_id, line, sent, left_at, carton)
        select * from unnest(:slots::smallint[], :ids::bigint[], :parcels::bigint[], :lines::int[], :units::bigint[],
                             :times::timestamptz[], :cartons::text[])
        """;
    private static final String COUNTED = """
        update oms.transfer_parcel p set received = p.received + u.units
          from (select slot, id, parcel, line, sum(units)::bigint as units
                  from unnest(:slots::smallint[], :ids::bigint[], :parcels::bigint[], :lines::int[], :units::bigint[])
                       as c(slot, id, parcel, line, units) group by slot, id, parcel, line) u
         where p.slot = u.slot and p.transfer_id = u.id and p.parcel_id = u.parcel and p.line = u.line
        """;

    private final JdbcClient jdbc;

    TransferStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether it is new; who asks under the same key at the same moment waits for the first */
    boolean add(Transfer asked, byte[] hash) {
        int rows = jdbc.sql(INSERT)
                .param("slot", asked.id().slot())
                .param("id", asked.id().value())
                .param("client", asked.client())
                .param("key", asked.key())
                .param("hash", hash)
                .param("source", asked.source().value())
                .param("target", asked.target().value())
                .param("note", asked.note())
                .param("at", asked.askedAt().atOffset(ZoneOffset.UTC))
                .param("by", asked.askedBy())
                .update();
        if (rows == 0) return false;
        var lines = asked.lines();
        jdbc.sql(INSERT_LINES)
                .param("slot", asked.id().slot())
                .param("id", asked.id().value())
                .param("client", asked.client())
                .param("lines", lines.stream().mapToInt(TransferLine::line).toArray())
                .param("skus", lines.stream().map(line -> line.sku().code()).toArray(String[]::new))
                .param("units", lines.stream().mapToLong(TransferLine::asked).toArray())
                .update();
        return true;
    }

    /** @param same whether its content is the asked one's */
    record Known(FulfillmentOrderId id, boolean same) {}

    Known byKey(int slot, int client, String key, byte[] hash) {
        return jdbc.sql("""
            select id, content_hash from oms.transfer where slot = :slot and client_id = :client and key = :key
            """)
                .param("slot", slot)
                .param("client", client)
                .param("key", key)
                .query((row, _) -> new Known(
                        new FulfillmentOrderId(row.getLong("id")), Arrays.equals(row.getBytes("content_hash"), hash)))
                .single();
    }

    /** These transfers, locked in the order of their ids until the caller's transaction ends; an unknown one is absent. */
    Map<FulfillmentOrderId, Transfer> lock(Collection<FulfillmentOrderId> ids) {
        return read(
                "select t.* from oms.transfer t join " + IDS
                        + " on t.slot = a.slot and t.id = a.id order by t.slot, t.id for update of t",
                ids);
    }

    Map<FulfillmentOrderId, Transfer> find(Collection<FulfillmentOrderId> ids) {
        return read("select t.* from oms.transfer t join " + IDS + " on t.slot = a.slot and t.id = a.id", ids);
    }

    private Map<FulfillmentOrderId, Transfer> read(String sql, Collection<FulfillmentOrderId> ids) {
        var found = new LinkedHashMap<FulfillmentOrderId, Transfer>();
        if (ids.isEmpty()) return found;
        var heads = into(jdbc.sql(sql), ids)
                .query((row, _) -> TransferRows.head(row))
                .list();
        var lines = lines(ids);
        for (var head : heads) found.put(head.id(), head.with(lines.getOrDefault(head.id(), List.of())));
        return found;
    }

    private Map<FulfillmentOrderId, List<TransferLine>> lines(Collection<FulfillmentOrderId> ids) {
        return into(
                        jdbc.sql("select l.* from oms.transfer_line l join " + IDS
                                + " on l.slot = a.slot and l.transfer_id = a.id order by l.line"),
                        ids)
                .query((row, _) ->
                        Map.entry(new FulfillmentOrderId(row.getLong("transfer_id")), TransferRows.line(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** The cartons of these transfers that were told of. */
    Set<ParcelId> cartons(Collection<FulfillmentOrderId> ids) {
        return into(
                        jdbc.sql("select distinct p.parcel_id from oms.transfer_parcel p join " + IDS
                                + " on p.slot = a.slot and p.transfer_id = a.id"),
                        ids)
                .query((row, _) -> new ParcelId(row.getLong("parcel_id")))
                .list()
                .stream()
                .collect(toSet());
    }

    void save(Collection<Transfer> after) {
        if (after.isEmpty()) return;
        into(jdbc.sql(SAVE), after.stream().map(Transfer::id).toList())
                .param("versions", after.stream().mapToInt(Transfer::version).toArray())
                .param("states", after.stream().map(Transfer::state).toArray(String[]::new))
                .param("withdrawals", after.stream().map(Transfer::withdrawal).toArray(Long[]::new))
                .update();
        TransferRows.lines(jdbc.sql(SAVE_LINES), after).update();
    }

    void left(List<TransferBook.CartonLine> lines) {
        if (lines.isEmpty()) return;
        cartons(jdbc.sql(LEFT), lines)
                .param("times", lines.stream().map(line -> line.at().toString()).toArray(String[]::new))
                .param(
                        "cartons",
                        lines.stream().map(TransferBook.CartonLine::carton).toArray(String[]::new))
                .update();
    }

    void counted(List<TransferBook.CartonLine> lines) {
        if (!lines.isEmpty()) cartons(jdbc.sql(COUNTED), lines).update();
    }

    private static StatementSpec cartons(StatementSpec statement, List<TransferBook.CartonLine> lines) {
        return into(
                        statement,
                        lines.stream().map(TransferBook.CartonLine::transfer).toList())
                .param(
                        "parcels",
                        lines.stream().mapToLong(line -> line.parcel().value()).toArray())
                .param(
                        "lines",
                        lines.stream().mapToInt(TransferBook.CartonLine::line).toArray())
                .param(
                        "units",
                        lines.stream().mapToLong(TransferBook.CartonLine::units).toArray());
    }

    private static StatementSpec into(StatementSpec statement, Collection<FulfillmentOrderId> ids) {
        return statement
                .param("slots", ids.stream().mapToInt(FulfillmentOrderId::slot).toArray())
                .param("ids", ids.stream().mapToLong(FulfillmentOrderId::value).toArray());
    }
}
