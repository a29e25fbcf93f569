package dev.dovetail.wms.units;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gives parcels the numbers that they bear for ever. */
@Repository
public class UnitNumbers {
    private static final String GIVE = """
        update wms.sscc_range set given = given + :count
         where node_id = :node and in_use and given + :count <= power(10::numeric, 16 - length(prefix))
        returning prefix, extension, given - :count as first
        """;
    private static final String KEEP = """
        insert into wms.parcel_sscc (node_id, parcel_id, sscc)
        select :node, p.* from unnest(:ids::bigint[], :numbers::text[]) as p
            on conflict (node_id, parcel_id) do nothing
        """;
    private static final String FIND =
            "select parcel_id, sscc from wms.parcel_sscc where node_id = :node and parcel_id = any(:ids)";
    private static final String REST = """
        update wms.sscc_range set in_use = false
         where node_id = :node and in_use and (prefix, extension) <> (:prefix, :extension)
        """;
    private static final String USE = """
        insert into wms.sscc_range (node_id, prefix, extension, in_use) values (:node, :prefix, :extension, true)
            on conflict (prefix, extension) do update set in_use = true where sscc_range.node_id = excluded.node_id
        """;

    private final JdbcClient jdbc;

    UnitNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Range(String prefix, int extension, long first) {}

    /** Numbers for parcels that have none yet; nothing where the warehouse has no company prefix, or has used it up. Joins the caller's transaction. */
    public void give(NodeId node, Collection<ParcelId> parcels) {
        var ids = parcels.stream().map(ParcelId::value).distinct().sorted().toList();
        if (ids.isEmpty()) return;
        var range = jdbc.sql(GIVE)
                .param("node", node.value())
                .param("count", ids.size())
                .query((row, _) -> new Range(row.getString("prefix"), row.getInt("extension"), row.getLong("first")))
                .optional();
        range.ifPresent(taken -> keep(node, ids, taken));
    }

    /** So many numbers for the caller to keep; none where the warehouse has no company prefix, or has not so many left. Joins the caller's transaction. */
    public List<Sscc> take(NodeId node, int count) {
        return jdbc
                .sql(GIVE)
                .param("node", node.value())
                .param("count", count)
                .query((row, _) -> new Range(row.getString("prefix"), row.getInt("extension"), row.getLong("first")))
                .list()
                .stream()
                .flatMap(range -> IntStream.range(0, count)
                        .mapToObj(i -> Sscc.of(range.extension(), range.prefix(), range.first() + i)))
                .toList();
    }

    private void keep(NodeId node, List<Long> ids, Range range) {
        jdbc.sql(KEEP)
                .param("node", node.value())
                .param("ids", ids.toArray(Long[]::new))
                .param(
                        "numbers",
                        IntStream.range(0, ids.size())
                                .mapToObj(i -> Sscc.of(range.extension(), range.prefix(), range.first() + i)
                                        .digits())
                                .toArray(String[]::new))
                .update();
    }

    public Optional<Sscc> find(NodeId node, ParcelId parcel) {
        return Optional.ofNullable(findAll(node, List.of(parcel)).get(parcel));
    }

    /** The numbers of these parcels; one that has none is absent. */
    public Map<ParcelId, Sscc> findAll(NodeId node, Collection<ParcelId> parcels) {
        Map<ParcelId, Sscc> found = new HashMap<>();
        jdbc.sql(FIND)
                .param("node", node.value())
                .param("ids", parcels.stream().map(ParcelId::value).toArray(Long[]::new))
                .query(row -> {
                    found.put(new ParcelId(row.getLong("parcel_id")), new Sscc(row.getString("sscc")));
                });
        return found;
    }

    /**
     * From now on numbers are of this prefix, and go on where they stopped if it was in use before. False where another
     * warehouse has it. Joins the caller's transaction.
     *
     * @param prefix 4 to 12 digits, as GS1 gave it; @param extension the first digit of its numbers, 0 to 9
     */
    boolean use(NodeId node, String prefix, int extension) {
        range(REST, node, prefix, extension).update();
        return range(USE, node, prefix, extension).update() == 1;
    }

    private JdbcClient.StatementSpec range(String sql, NodeId node, String prefix, int extension) {
        return jdbc.sql(sql).param("node", node.value()).param("prefix", prefix).param("extension", extension);
    }
}
