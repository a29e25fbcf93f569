package dev.dovetail.oms.feeds;

import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import dev.dovetail.kernel.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one snapshot. A wrong line stands alone; a body without its last line is no snapshot. */
final class SnapshotReader {
    static final long MOST_UNITS = 1_000_000_000L;

    private final Body body;
    private final GoodsKnown goods;
    private final int client;
    private final boolean net;

    private final TreeMap<String, Long> told = new TreeMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Outcome> failed = new ArrayList<>();
    private final Set<Sku> unspoken = new HashSet<>();
    private boolean blind;

    /** @param net whether a line may name what was set aside for our orders */
    SnapshotReader(Body body, GoodsKnown goods, int client, boolean net) {
        this.body = body;
        this.goods = goods;
        this.client = client;
        this.net = net;
    }

    /** A record, or the end, which alone has {@code end} and {@code records}. */
    record Line(
            @Nullable String sku,
            @Nullable Long quantity,
            @Nullable Long allocated,
            @Nullable Boolean end,
            @Nullable Integer records) {}

    Snapshot read(Header header, Lines in) {
        int seen = 0;
        Integer end = null;
        for (byte[] bytes = in.next(); bytes != null; bytes = in.next()) {
            if (end != null) throw new Malformed("feeds.after-end", null, "nothing may follow the end");
            end = take(bytes, in);
            if (end == null) seen++;
        }
        if (end == null || end != seen)
            throw new Malformed(
                    "feeds.cut-off", null, "the last line says {\"end\":true,\"records\":n}, n of which are before it");
        failUnknown();
        return new Snapshot(header, told, lines, failed, List.copyOf(unspoken), blind, hash(header));
    }

    /** @return how many records the end says there are; null where this is a record */
    private @Nullable Integer take(byte[] bytes, Lines in) {
        int at = in.number();
        if (in.tooLong()) {
            blind = true;
            failed.add(Outcome.failed(at, null, null, "feeds.line-too-long", "at most " + Lines.LONGEST + " bytes"));
            return null;
        }
        try {
            var line = body.read(bytes, Line.class);
            if (line.end() != null) return line.records() == null ? Integer.valueOf(-1) : line.records();
            take(line, at);
        } catch (Malformed e) {
            blind = true;
            failed.add(Outcome.failed(at, null, null, e.code(), e.detail()));
        }
        return null;
    }

    private void take(Line line, int at) {
        var sku = sku(line.sku());
        if (sku == null) {
            blind = true;
            failed.add(Outcome.failed(at, line.sku(), null, "feeds.sku", "a SKU code has 1 to 64 characters"));
        } else if (!sane(line.quantity())) {
            fail(at, sku, "feeds.quantity", "0 to " + MOST_UNITS + " units");
        } else if (line.allocated() != null && !net) {
            fail(at, sku, "feeds.allocated", "only where the feed's figure is net of orders");
        } else if (line.allocated() != null && !sane(line.allocated())) {
            fail(at, sku, "feeds.allocated", "0 to " + MOST_UNITS + " units");
        } else if (lines.containsKey(sku.code()) || unspoken.contains(sku)) {
            twice(at, sku);
        } else {
            lines.put(sku.code(), at);
            told.put(sku.code(), or(line.quantity()) + or(line.allocated()));
        }
    }

    /** Nobody knows which of the two is right: neither is believed. */
    private void twice(int at, Sku sku) {
        var first = lines.remove(sku.code());
        told.remove(sku.code());
        if (first != null) fail(first, sku, "feeds.sku-twice", "said twice, at line " + at + " too");
        fail(at, sku, "feeds.sku-twice", "said twice");
    }

    private void failUnknown() {
        var skus = told.keySet().stream().map(code -> new Sku(client, code)).toList();
        goods.wrong(skus).forEach((sku, code) -> {
            told.remove(sku.code());
            var at = lines.remove(sku.code());
            fail(at == null ? 0 : at, sku, code, "no goods of this code are in the catalog");
        });
    }

    private void fail(int at, Sku sku, String code, String detail) {
        unspoken.add(sku);
        failed.add(Outcome.failed(at, sku.code(), null, code, detail));
    }

    private @Nullable Sku sku(@Nullable String code) {
        try {
            return code == null ? null : new Sku(client, code);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean sane(@Nullable Long units) {
        return units != null && units >= 0 && units <= MOST_UNITS;
    }

    private static long or(@Nullable Long units) {
        return units == null ? 0 : units;
    }

    private byte[] hash(Header header) {
        var parts = new ArrayList<String>();
        parts.add(header.cutAt() + " " + header.watermark() + " " + failed.size());
        told.forEach((sku, quantity) -> parts.add(sku + "=" + quantity));
        return Slot.hash(parts.toArray(String[]::new));
    }
}
