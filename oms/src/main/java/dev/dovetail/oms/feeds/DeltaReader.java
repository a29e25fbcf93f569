package dev.dovetail.oms.feeds;

import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines of deltas. A wrong line stands alone. */
final class DeltaReader {
    private static final long MOST_NUMBERS = 1L << 53;
    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Body body;
    private final GoodsKnown goods;
    private final IdSource ids;
    private final Feed feed;
    private final Instant now;
    private final List<Delta> read = new ArrayList<>();
    private final List<Outcome> failed = new ArrayList<>();

    DeltaReader(Body body, GoodsKnown goods, IdSource ids, Feed feed, Instant now) {
        this.body = body;
        this.goods = goods;
        this.ids = ids;
        this.feed = feed;
        this.now = now;
    }

    record Line(long number, String sku, long change, String reason, Instant at) {}

    record Deltas(List<Delta> read, List<Outcome> failed) {}

    Deltas read(Lines in) {
        for (byte[] bytes = in.next(); bytes != null; bytes = in.next()) take(bytes, in.number(), in.tooLong());
        var wrong = goods.wrong(read.stream().map(Delta::sku).distinct().toList());
        for (var delta : read) {
            var code = wrong.get(delta.sku());
            if (code != null)
                failed.add(Outcome.failed(
                        delta.line(), delta.sku().code(), delta.number(), code, "no goods of this code are known"));
        }
        return new Deltas(
                read.stream().filter(delta -> !wrong.containsKey(delta.sku())).toList(), failed);
    }

    private void take(byte[] bytes, int at, boolean tooLong) {
        @Nullable Line line = null;
        try {
            if (tooLong) throw new Malformed("feeds.line-too-long", null, "at most " + Lines.LONGEST + " bytes");
            line = body.read(bytes, Line.class);
            read.add(delta(line, at));
        } catch (Malformed e) {
            failed.add(Outcome.failed(
                    at, line == null ? null : line.sku(), line == null ? null : line.number(), e.code(), e.detail()));
        }
    }

    private Delta delta(Line line, int at) {
        if (line.number() < 1 || line.number() > MOST_NUMBERS)
            throw new Malformed("feeds.number", "/number", "1 to 2^53");
        if (line.change() == 0 || Math.abs(line.change()) > SnapshotReader.MOST_UNITS)
            throw new Malformed("feeds.change", "/change", "1 to " + SnapshotReader.MOST_UNITS + " units, either way");
        if (!REASON.matcher(line.reason()).matches())
            throw new Malformed("feeds.reason", "/reason", "1 to 40 of a-z, 0-9 and -");
        Header.checkTime(line.at(), "/at", now);
        return new Delta(
                at,
                ids.next(0),
                line.number(),
                sku(line.sku()),
                line.change(),
                line.reason(),
                line.at().truncatedTo(ChronoUnit.MICROS),
                Delta.toldByOthers(line.reason(), feed.config()) ? Delta.NOTED : Delta.APPLIED);
    }

    private Sku sku(String code) {
        try {
            return new Sku(feed.client(), code);
        } catch (IllegalArgumentException e) {
            throw new Malformed("feeds.sku", "/sku", "a SKU code has 1 to 64 characters");
        }
    }
}
