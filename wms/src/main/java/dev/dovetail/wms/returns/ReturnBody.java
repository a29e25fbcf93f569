package dev.dovetail.wms.returns;

import dev.dovetail.kernel.Malformed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Returns as they are sent and shown. */
final class ReturnBody {
    private static final int MOST_SERIALS = 200;
    private static final long MOST_PACKS = 100_000;

    private ReturnBody() {}

    record Open(String key, String worker, @Nullable String reference) {
        Open {
            text("/key", key, 80);
            text("/worker", worker, 120);
            if (reference != null) text("/reference", reference, 120);
        }
    }

    /** @param disposition what the inspector would do, where that is not what the rule proposes; with a {@code reason} */
    record Units(
            String key,
            String worker,
            String barcode,
            long quantity,
            String grade,
            @Nullable String lot,
            @Nullable List<String> serials,
            @Nullable String disposition,
            @Nullable String reason) {
        Inspection inspection() {
            text("/key", key, 80);
            text("/worker", worker, 120);
            text("/barcode", barcode, 120);
            text("/grade", grade, 20);
            if (lot != null) text("/lot", lot, 40);
            if (reason != null) text("/reason", reason, 200);
            if (quantity < 1 || quantity > MOST_PACKS)
                throw new Malformed("returns.quantity", "/quantity", "1 to " + MOST_PACKS + " packs");
            var names = serials == null ? List.<String>of() : serials;
            if (names.size() > MOST_SERIALS)
                throw new Malformed("returns.serials", "/serials", "at most " + MOST_SERIALS + " names");
            names.forEach(name -> text("/serials", name, 40));
            var wanted = disposition == null ? null : ReturnBody.disposition("/disposition", disposition);
            return new Inspection(key, worker, barcode, quantity, grade, lot, names, wanted, reason);
        }
    }

    record Decision(String disposition, String reason) {
        Decision {
            text("/reason", reason, 200);
        }

        Disposition chosen() {
            return ReturnBody.disposition("/disposition", disposition);
        }
    }

    record Shown(
            String id,
            String key,
            @Nullable String reference,
            @Nullable String order,
            @Nullable String orderNumber,
            String state,
            String openedBy) {
        static Shown of(ReturnParcel one) {
            var order = one.order();
            return new Shown(
                    Long.toString(one.id()),
                    one.key(),
                    one.reference(),
                    order == null ? null : Long.toString(order),
                    one.orderNumber(),
                    one.open() ? "open" : "closed",
                    one.openedBy());
        }
    }

    record Gone(String sku, long shipped, long returned) {
        static Gone of(ShippedOrders.Gone one) {
            return new Gone(one.sku().toString(), one.shipped(), one.returned());
        }
    }

    /** @param disposition null while a supervisor has to decide */
    record Line(
            String parcel,
            int seq,
            String sku,
            String lot,
            long units,
            List<String> serials,
            String grade,
            String proposed,
            @Nullable String disposition,
            @Nullable String reason,
            String worker,
            String at,
            @Nullable String decidedBy) {
        static Line of(ReturnLine one) {
            var disposition = one.disposition();
            return new Line(
                    Long.toString(one.parcel()),
                    one.seq(),
                    one.sku().toString(),
                    one.lot(),
                    one.units(),
                    one.serials(),
                    one.grade(),
                    one.proposed().word(),
                    disposition == null ? null : disposition.word(),
                    one.reason(),
                    one.worker(),
                    one.at().toString(),
                    one.decidedBy());
        }
    }

    /** @param shipped what went out to the order, and came back so far */
    record Whole(Shown parcel, List<Gone> shipped, List<Line> units) {}

    static Disposition disposition(String path, String word) {
        return Disposition.of(word)
                .orElseThrow(() -> new Malformed("returns.disposition", path, String.join(", ", Disposition.words())));
    }

    static void text(String path, String value, int longest) {
        if (value.isBlank() || value.length() > longest)
            throw new Malformed("returns.text", path, "1 to " + longest + " characters");
    }
}
