package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Status;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did at the bench.
 *
 * @param key the caller's own, so that it is done once
 * @param units made or taken apart; of a part that is scrapped, of that
 * @param in what is told of the goods that went in, @param out of those that came out; the rest is as the bill has it
 * @param reason why it was scrapped; null where something was made
 */
record BenchStep(
        String key,
        String worker,
        long units,
        List<Goods> in,
        List<Goods> out,
        @Nullable String reason) {
    BenchStep {
        in = List.copyOf(in);
        out = List.copyOf(out);
    }

    /** Units of one SKU, lot and status. */
    record Goods(
            Sku sku,
            @Nullable String lot,
            @Nullable LocalDate expiresOn,
            Status status,
            long units,
            List<String> serials) {
        Goods {
            serials = List.copyOf(serials);
        }

        Goods with(String of, long much, List<String> names) {
            return new Goods(sku, of, expiresOn, status, much, names);
        }
    }

    String kind() {
        return reason == null ? "build" : "scrap";
    }

    /** Tells a repeat from another step under the same key; who sends it does not count. */
    UUID content(long order) {
        var said = order + "|" + units + "|" + in + "|" + out + "|" + reason;
        return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
    }
}
