package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.PositionsMoved;
import dev.dovetail.oms.availability.PositionsMoved.Move;
import dev.dovetail.oms.availability.StockChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hears what facts moved at nodes that have a feed. What a snapshot had seen already is put back at once, in the same
 * transaction and under the pools' locks: a shipment told late lowers what is reserved and leaves the position.
 */
@Component
class FactMoves {
    private static final String ADD = """
            with cut as (
              select m.*, coalesce(b.cut_at, case when f.absent = 'zero' then f.cut_at end) as cut_at,
                     make_interval(secs => f.doubt_seconds) as doubt
                from unnest(:nodes, :ids, :clients, :skus, :changes, :ats::timestamptz[], :reasons)
                     as m(node_id, id, client_id, sku, change, at, reason)
                join oms.feed f on f.node_id = m.node_id and f.client_id = m.client_id
                left join oms.feed_position b on b.node_id = m.node_id and b.client_id = m.client_id and b.sku = m.sku)
            insert into oms.feed_movement (node_id, id, client_id, sku, change, at, reason, state, heard_at)
            select node_id, id, client_id, sku, change, at, reason,
                   case when change < 0 and at < cut_at - doubt or change > 0 and at <= cut_at + doubt
                        then 'in-snapshot' else 'applied' end,
                   :now
              from cut
            returning node_id, client_id, sku, change, state
            """;

    private final JdbcClient jdbc;
    private final Tellers tellers;
    private final Availability availability;
    private final IdSource ids;
    private final InstantSource clock;

    FactMoves(JdbcClient jdbc, Tellers tellers, Availability availability, IdSource ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.tellers = tellers;
        this.availability = availability;
        this.ids = ids;
        this.clock = clock;
    }

    private record Noted(StockChange back, String state) {}

    @EventListener
    void on(PositionsMoved moved) {
        var moves = moved.moves();
        if (moves.isEmpty()) return;
        var now = clock.instant();
        var told = moves.stream()
                .filter(move -> Delta.isStock(move.reason()))
                .map(move -> move.node().value())
                .collect(Collectors.toSet());
        if (!told.isEmpty()) tellers.facts(told, now);
        availability.change(add(moves, now).stream()
                .filter(noted -> noted.state().equals(Delta.IN_SNAPSHOT))
                .map(Noted::back)
                .toList());
    }

    private List<Noted> add(List<Move> moves, Instant now) {
        return jdbc.sql(ADD)
                .param("nodes", moves.stream().mapToInt(m -> m.node().value()).toArray())
                .param("ids", moves.stream().mapToLong(_ -> ids.next(0)).toArray())
                .param("clients", moves.stream().mapToInt(m -> m.sku().client()).toArray())
                .param("skus", moves.stream().map(m -> m.sku().code()).toArray(String[]::new))
                .param("changes", moves.stream().mapToLong(Move::change).toArray())
                .param("ats", moves.stream().map(m -> m.at().toString()).toArray(String[]::new))
                .param("reasons", moves.stream().map(Move::reason).toArray(String[]::new))
                .param("now", FeedStore.at(now))
                .query((row, _) -> new Noted(
                        new StockChange(
                                new NodeId(row.getInt("node_id")),
                                new Sku(row.getInt("client_id"), row.getString("sku")),
                                -row.getLong("change"),
                                "in-snapshot"),
                        row.getString("state")))
                .list();
    }
}
