package dev.dovetail.oms.feeds;

import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.network.Network;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** An OMS with foreign nodes, each told by a feed, and short words to tell it with. */
public final class FeedHouse implements AutoCloseable {
    public final OmsHouse house;
    private int nodes = 100;
    private int messages;

    public FeedHouse(TestDatabase db) {
        house = new OmsHouse(db);
    }

    /** A store with a system of its own, near the customers, whose feed is declared with these fields beside the usual ones. */
    public ThirdParty node(String netting, String... more) {
        int id = ++nodes;
        var code = "N" + id;
        house.db().owner().sql("""
                        insert into oms.node (node_id, code, name, kind, lat, lon, zone)
                        values (:id, :code, :code, 'store', 40.7, -74.0, 'UTC')
                        """).param("id", id).param("code", code).update();
        house.later(Duration.ofSeconds(2)); // the network is remembered for a second
        var config = new FeedBody("both", 300, 600, netting, null, null, null, null, null, null, null, null);
        for (var field : more) config = with(config, field);
        var node = house.get(Network.class).getNode(code);
        house.get(Feeds.class).configure(node, 1, config.toConfig(), false, house.cause());
        return new ThirdParty(id, code);
    }

    private static FeedBody with(FeedBody body, String field) {
        var word = field.split("=");
        return new FeedBody(
                word[0].equals("kind") ? word[1] : body.kind(),
                body.everySeconds(),
                body.lateAfterSeconds(),
                body.netting(),
                body.doubtSeconds(),
                word[0].equals("figure") ? word[1] : body.figure(),
                word[0].equals("empty") ? word[1] : body.empty(),
                word[0].equals("absent") ? word[1] : body.absent(),
                word[0].equals("drop") ? Integer.valueOf(word[1]) : body.dropPercent(),
                word[0].equals("gap") ? Integer.valueOf(word[1]) : body.gapSeconds(),
                word[0].equals("sales") ? word[1] : body.sales(),
                null);
    }

    public Heard hear(String body) {
        return house.get(Feeds.class).hear(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), 1);
    }

    @Override
    public void close() {
        house.close();
    }

    /** One foreign node. */
    public final class ThirdParty {
        final int id;
        public final String code;

        private ThirdParty(int id, String code) {
            this.id = id;
            this.code = code;
        }

        public NodeId node() {
            return new NodeId(id);
        }

        /** A snapshot cut now of {@code SKU=quantity}, at a watermark where that is not null. */
        public Heard snapshot(Long watermark, String... told) {
            return hear(body(code + "-" + ++messages, ago(0), watermark, told));
        }

        Heard snapshotCut(Duration ago, String... told) {
            return hear(body(code + "-" + ++messages, ago(ago.toSeconds()), null, told));
        }

        public String body(String message, String cutAt, Long watermark, String... told) {
            var body = new StringBuilder(
                    """
                    {"kind":"snapshot","node":"%s","message":"%s","cutAt":"%s"%s}
                    """.formatted(code, message, cutAt, watermark == null ? "" : ",\"watermark\":" + watermark));
            for (var one : told) {
                var words = one.split("=");
                body.append("{\"sku\":\"%s\",\"quantity\":%s%s}%n"
                        .formatted(words[0], words[1], words.length > 2 ? ",\"allocated\":" + words[2] : ""));
            }
            return body + "{\"end\":true,\"records\":" + told.length + "}\n";
        }

        /** Deltas of {@code number:SKU:change}, or {@code number:SKU:change:reason}, that happen now. */
        public Heard deltas(String... told) {
            var body = new StringBuilder("{\"kind\":\"deltas\",\"node\":\"" + code + "\"}\n");
            for (var one : told) {
                var words = one.split(":");
                body.append("{\"number\":%s,\"sku\":\"%s\",\"change\":%s,\"reason\":\"%s\",\"at\":\"%s\"}%n"
                        .formatted(words[0], words[1], words[2], words.length > 3 ? words[3] : "counted", ago(0)));
            }
            return hear(body.toString());
        }

        public List<String> outcomes(Heard heard) {
            return heard.outcomes().stream().map(Outcome::outcome).toList();
        }

        public Figure figure(String sku) {
            return house
                    .get(Positions.class)
                    .figures(List.of(new Sku(1, sku)))
                    .getOrDefault(new Sku(1, sku), List.of())
                    .stream()
                    .filter(figure -> figure.node().value() == id)
                    .findFirst()
                    .orElse(new Figure(node(), new Sku(1, sku), "open", 0, 0, 0));
        }

        public long atp(String sku) {
            return figure(sku).available();
        }

        Feed feed() {
            return house.get(FeedBook.class).find(node(), 1).orElseThrow();
        }
    }

    public String ago(long seconds) {
        return house.now().minusSeconds(seconds).toString();
    }
}
