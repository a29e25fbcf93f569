package dev.dovetail.wms.floor;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One scan as a handheld sends it; which fields must be there depends on its kind. What is kept of a scan that is wrong in
 * itself fits into its row.
 */
record ScanBody(
        UUID scanId,
        String kind,
        String worker,
        Instant at,
        @Nullable String task,
        @Nullable Integer seq,
        @Nullable String location,
        @Nullable String barcode,
        @Nullable Long quantity,
        @Nullable String tote,
        @Nullable String delivery,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,
        @Nullable String outbound,
        @Nullable String carton,
        @Nullable Long weightGrams,
        @Nullable String carrier,
        @Nullable String lot,
        @Nullable String expiresOn,
        @Nullable List<String> serials,
        @Nullable String status,
        @Nullable String slot,
        @Nullable Integer entries,
        @Nullable String proof,
        @Nullable String cartonType,
        @Nullable String plate,
        @Nullable String insteadLot,
        @Nullable List<String> insteadSerials,
        @Nullable Boolean queued) {
    private static final int MOST_SAID = 2000;

    /** Kinds that look at each place they name: of the others a place is kept by nobody. */
    private static final Set<String> PLACED = Set.of(
            "receive",
            "putaway",
            "pick",
            "unpick",
            "short",
            "swap",
            "sort",
            "unsort",
            "stage",
            "move",
            "status",
            "replenish",
            "count",
            "count-done",
            "count-empty",
            "kit-take",
            "kit-short",
            "plate-putaway",
            "plate-move",
            "plate-on",
            "plate-off",
            "damaged",
            "exchange");

    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** Tells a repeat from another scan under the same id. Who sends it and when does not count: another device may send it on. */
    UUID content() {
        return UUID.nameUUIDFromBytes(fields().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What was sent, as it fits into a row. */
    Map<String, Object> said() {
        var said = fields();
        said.replaceAll((_, value) -> switch (value) {
            case String text -> cut(text, ScanReader.LONGEST);
            case List<?> many -> cut(many.toString(), MOST_SAID);
            default -> value;
        });
        return said;
    }

    /** Whether the worker went on with it before it was sent, as a device does that is alone. */
    boolean isQueued() {
        return Boolean.TRUE.equals(queued);
    }

    private TreeMap<String, Object> fields() {
        var said = new TreeMap<String, Object>();
        said.put("kind", kind);
        put(said, "task", task);
        put(said, "seq", seq);
        put(said, "location", location);
        put(said, "barcode", barcode);
        put(said, "quantity", quantity);
        put(said, "tote", tote);
        put(said, "delivery", delivery);
        put(said, "from", from);
        put(said, "to", to);
        put(said, "reason", reason);
        put(said, "outbound", outbound);
        put(said, "carton", carton);
        put(said, "weightGrams", weightGrams);
        put(said, "carrier", carrier);
        put(said, "lot", lot);
        put(said, "expiresOn", expiresOn);
        put(said, "serials", serials);
        put(said, "status", status);
        put(said, "slot", slot);
        put(said, "entries", entries);
        put(said, "proof", proof);
        put(said, "cartonType", cartonType);
        put(said, "plate", plate);
        put(said, "insteadLot", insteadLot);
        put(said, "insteadSerials", insteadSerials);
        return said;
    }

    private static void put(Map<String, Object> said, String field, @Nullable Object value) {
        if (value != null) said.put(field, value);
    }

    /** What it was made for: of several ids the one of the smallest piece of work. */
    @Nullable
    String keptTask() {
        for (var id : Arrays.asList(task, carton, outbound, delivery)) if (id != null) return id.strip();
        return null;
    }

    @Nullable
    String keptPlace() {
        var there = to != null ? to : location;
        return there == null || !PLACED.contains(kind) ? null : there.strip();
    }

    @Nullable
    String keptFrom() {
        return from == null || !PLACED.contains(kind) ? null : from.strip();
    }

    String keptKind() {
        return cut(kind, ScanReader.CODE);
    }

    String keptWorker() {
        return cut(worker, ScanReader.LONGEST);
    }

    /** The device's time, or {@code otherwise} where no calendar has it. */
    Instant keptAt(Instant otherwise) {
        return at.isBefore(EARLIEST) || at.isAfter(LATEST) ? otherwise : at;
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
