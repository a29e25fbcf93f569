package dev.dovetail.wms.packing;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of a carton's labels: those that were to be voided, and each fetched for a printer. */
@Repository
class VoidStore {
    /** One carton's labels that are shown at most, and prints. */
    private static final int SHOWN = 50;

    /** A label that the carrier would not void may be asked about again. */
    private static final String ASK = """
        insert into wms.label_void (node_id, parcel_id, number, carrier, tracking, reason, who, asked_at)
        select :node, a.*
          from unnest(:parcels::bigint[], :numbers::int[], :carriers::text[], :trackings::text[], :reasons::text[],
                      :whos::text[], :ats::timestamptz[]) as a
            on conflict (node_id, parcel_id, number) do update
           set reason = excluded.reason, who = excluded.who, asked_at = excluded.asked_at, state = 'asked',
               why = null, answered_at = null
         where label_void.state = 'refused'
        """;

    private static final String ANSWER = """
        update wms.label_void v
           set state = case when a.why is null then 'voided' else 'refused' end, why = a.why,
               answered_at = :at::timestamptz
          from unnest(:parcels::bigint[], :trackings::text[], :whys::text[]) as a (parcel_id, tracking, why)
         where v.node_id = :node and v.parcel_id = a.parcel_id and v.tracking = a.tracking and v.state = 'asked'
        returning v.parcel_id, v.number, v.carrier, v.tracking, v.reason, v.who, v.asked_at, v.state, v.why,
                  v.answered_at
        """;

    private final JdbcClient jdbc;
    private final IdSource ids;

    VoidStore(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** @param number of the label, from 1; @param state {@code asked}, {@code voided} or {@code refused} */
    record LabelVoid(
            int number,
            String carrier,
            String trackingNumber,
            String reason,
            String who,
            Instant askedAt,
            String state,
            @Nullable String why,
            @Nullable Instant answeredAt) {}

    /** One fetched for a printer. */
    record Print(String trackingNumber, String who, Instant at) {}

    /** A label of a carton that is to be voided. */
    record Asked(Parcel parcel, LabelVoid label) {}

    void ask(NodeId node, List<Asked> asked) {
        int rows = jdbc.sql(ASK)
                .param("node", node.value())
                .param(
                        "parcels",
                        asked.stream()
                                .mapToLong(one -> one.parcel().id().value())
                                .toArray())
                .param(
                        "numbers",
                        asked.stream().mapToInt(one -> one.label().number()).toArray())
                .param("carriers", texts(asked, LabelVoid::carrier))
                .param("trackings", texts(asked, LabelVoid::trackingNumber))
                .param("reasons", texts(asked, LabelVoid::reason))
                .param("whos", texts(asked, LabelVoid::who))
                .param("ats", texts(asked, label -> label.askedAt().toString()))
                .update();
        if (rows != asked.size()) throw new IllegalStateException("some of these labels are voided: " + asked);
    }

    private static String[] texts(List<Asked> asked, Function<LabelVoid, String> column) {
        return asked.stream().map(one -> column.apply(one.label())).toArray(String[]::new);
    }

    /** What the carrier said. @param why null where it is voided */
    record Said(ParcelId parcel, String tracking, @Nullable String why) {}

    Map<ParcelId, LabelVoid> answer(NodeId node, List<Said> said, Instant at) {
        Map<ParcelId, LabelVoid> answered = new HashMap<>();
        jdbc.sql(ANSWER)
                .param("node", node.value())
                .param(
                        "parcels",
                        said.stream().mapToLong(one -> one.parcel().value()).toArray())
                .param("trackings", said.stream().map(Said::tracking).toArray(String[]::new))
                .param("whys", said.stream().map(Said::why).toArray(String[]::new))
                .param("at", at.toString())
                .query(row -> {
                    answered.put(new ParcelId(row.getLong("parcel_id")), row(row, 0));
                });
        if (answered.size() != said.size())
            throw new IllegalStateException("a carrier answered about labels that nobody wants voided: " + said);
        return answered;
    }

    List<LabelVoid> list(NodeId node, ParcelId parcel) {
        return jdbc.sql("""
            select number, carrier, tracking, reason, who, asked_at, state, why, answered_at
              from wms.label_void where node_id = :node and parcel_id = :parcel order by number
            """)
                .param("node", node.value())
                .param("parcel", parcel.value())
                .query(VoidStore::row)
                .list();
    }

    void printed(NodeId node, ParcelId parcel, String tracking, String who, Instant at) {
        jdbc.sql("""
            insert into wms.label_print (node_id, id, parcel_id, tracking, who, at)
            values (:node, :id, :parcel, :tracking, :who, :at::timestamptz)
            """)
                .param("node", node.value())
                .param("id", ids.next(parcel.slot()))
                .param("parcel", parcel.value())
                .param("tracking", tracking)
                .param("who", who)
                .param("at", at.toString())
                .update();
    }

    /** The last ones, the latest first. */
    List<Print> prints(NodeId node, ParcelId parcel) {
        return jdbc.sql("""
            select tracking, who, at from wms.label_print
             where node_id = :node and parcel_id = :parcel order by id desc limit :most
            """)
                .param("node", node.value())
                .param("parcel", parcel.value())
                .param("most", SHOWN)
                .query((row, _) -> new Print(
                        row.getString("tracking"),
                        row.getString("who"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static LabelVoid row(java.sql.ResultSet row, int index) throws java.sql.SQLException {
        var answered = row.getObject("answered_at", OffsetDateTime.class);
        return new LabelVoid(
                row.getInt("number"),
                row.getString("carrier"),
                row.getString("tracking"),
                row.getString("reason"),
                row.getString("who"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getString("why"),
                answered == null ? null : answered.toInstant());
    }
}
