package dev.dovetail.oms.feeds;

import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads a message whole, then applies it: nothing is applied of a body that did not arrive. */
@Component
class Hearing {
    private final FeedStore feeds;
    private final SnapshotStore snapshots;
    private final Sealing sealing;
    private final Applying applying;
    private final Changing changing;
    private final GoodsKnown goods;
    private final Network network;
    private final Transactions transactions;
    private final Body body;
    private final IdSource ids;
    private final InstantSource clock;

    Hearing(
            FeedStore feeds,
            SnapshotStore snapshots,
            Sealing sealing,
            Applying applying,
            Changing changing,
            GoodsKnown goods,
            Network network,
            Transactions transactions,
            Body body,
            IdSource ids,
            InstantSource clock) {
        this.feeds = feeds;
        this.snapshots = snapshots;
        this.sealing = sealing;
        this.applying = applying;
        this.changing = changing;
        this.goods = goods;
        this.network = network;
        this.transactions = transactions;
        this.body = body;
        this.ids = ids;
        this.clock = clock;
    }

    Heard hear(InputStream stream, int client) {
        var in = new Lines(stream);
        var first = in.next();
        if (first == null || in.tooLong())
            throw new Malformed("feeds.header", null, "the first line says what this is: kind, node and more");
        var header = body.read(first, Header.class);
        header.check(clock.instant());
        var node = network.getNode(header.node());
        var feed = feed(node, client, header);
        return header.snapshot() ? snapshot(node, feed, header, in) : deltas(node, feed, header, in);
    }

    private Feed feed(Node node, int client, Header header) {
        if (node.kind() == Node.Kind.WAREHOUSE) throw Feeds.ownNode(node);
        var feed = feeds.find(node.id(), client)
                .orElseThrow(() -> no("feeds.not-configured", Map.of("node", node.code())));
        var kind = header.snapshot() ? FeedConfig.Kind.SNAPSHOTS : FeedConfig.Kind.DELTAS;
        if (!feed.config().sends(kind))
            throw no("feeds.not-declared", Map.of("node", node.code(), "kind", header.kind()));
        boolean numbered = feed.config().netting() == FeedConfig.Netting.NUMBERED;
        if (header.snapshot() && numbered != (header.watermark() != null))
            throw new Malformed(
                    "feeds.watermark",
                    "/watermark",
                    numbered ? "this node's snapshots say their watermark" : "this node's netting is not by numbers");
        return feed;
    }

    private Heard snapshot(Node node, Feed feed, Header header, Lines in) {
        boolean net = feed.config().figure() == FeedConfig.Figure.NET_OF_ORDERS;
        var snapshot = new SnapshotReader(body, goods, feed.client(), net).read(header, in);
        var sealed = transactions.run(
                () -> sealing.seal(feeds.lock(node.id(), feed.client()).orElseThrow(), snapshot, clock.instant()));
        var row = sealed.row();
        Map<String, String> applied =
                row.is(SnapshotRow.APPLYING) ? applying.run(node.id(), feed.client(), row.id()) : Map.of();
        var after = snapshots.find(node.id(), row.id()).orElseThrow();
        return Heard.snapshot(
                node.code(), after, sealed.repeated(), outcomes(snapshot, applied, after, sealed.repeated()));
    }

    private static List<Outcome> outcomes(
            Snapshot snapshot, Map<String, String> applied, SnapshotRow row, boolean repeated) {
        var outcomes = new ArrayList<>(snapshot.failed());
        var otherwise = row.is(SnapshotRow.APPLIED) && repeated ? "repeated" : row.state();
        snapshot.lines()
                .forEach(
                        (sku, line) -> outcomes.add(Outcome.of(line, sku, null, applied.getOrDefault(sku, otherwise))));
        return outcomes;
    }

    private Heard deltas(Node node, Feed feed, Header header, Lines in) {
        var deltas = new DeltaReader(body, goods, ids, feed, clock.instant()).read(in);
        if (deltas.read().isEmpty() && deltas.failed().isEmpty() && header.asOf() == null)
            throw new Malformed("feeds.as-of", "/asOf", "deltas without a line say up to when there was none");
        var outcomes = new ArrayList<>(deltas.failed());
        outcomes.addAll(changing.run(node.id(), feed.client(), deltas.read(), header.asOf()));
        return Heard.deltas(node.code(), outcomes);
    }

    private static Refused no(String code, Map<String, Object> details) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, details));
    }
}
