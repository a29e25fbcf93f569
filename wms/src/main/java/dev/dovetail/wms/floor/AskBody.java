package dev.dovetail.wms.floor;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.picking.PickAsk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a handheld asks for. A packer may say which {@code tote} or slot of a wall is at hand; who sorts or lays back says which tote. A picker may say how the outbounds of a trip are kept apart; a trip of several has {@code slots},
 * the others a {@code limit}. A receiver may name the {@code delivery}; who hands over says {@code which} cartons, or names one.
 */
record AskBody(
        String worker,
        String kind,
        @Nullable Integer limit,
        @Nullable String mode,
        @Nullable String cart,
        @Nullable Integer slots,
        @Nullable List<String> zones,
        @Nullable String wave,
        @Nullable String wall,
        @Nullable String tote,
        @Nullable String delivery,
        @Nullable String which,
        @Nullable String carton) {
    private static final int MOST_TASKS = 50;
    private static final int MOST_SLOTS = 26;
    private static final int MOST_OF_A_BATCH = 100;
    private static final int MOST_ZONES = 20;
    private static final List<String> WAITING = List.of("stage", "give-back");

    AskBody {
        if (worker.isBlank() || worker.length() > ScanReader.LONGEST)
            throw wrong("/worker", "a worker has 1 to " + ScanReader.LONGEST + " characters");
        if (!kind.equals("pick") && (mode != null || cart != null || slots != null || zones != null || wave != null))
            throw wrong("/kind", "mode, cart, slots, zones and wave are for kind pick");
        if (kind.equals("sort") == (wall == null) && !(kind.equals("pick") && "batch".equals(mode)))
            throw wrong("/wall", "a wall is for mode batch, and must be there for kind sort");
        boolean some = FloorTasks.OF_A_TOTE.contains(kind);
        if (tote == null ? some : !some && !kind.equals("pack") || tote.isBlank() || tote.length() > ScanReader.CODE)
            throw wrong(
                    "/tote",
                    "for kinds pack, sort and unpick: a tote or a slot of a wall, 1 to " + ScanReader.CODE
                            + " characters");
        if (!kind.equals("receive") && delivery != null) throw wrong("/delivery", "is for kind receive");
        if (delivery != null && (delivery.isBlank() || delivery.length() > ScanReader.LONGEST))
            throw wrong("/delivery", "a delivery has 1 to " + ScanReader.LONGEST + " characters");
        boolean handing = kind.equals("hand-over");
        if (which != null && !(handing && WAITING.contains(which)))
            throw wrong("/which", "for kind hand-over: " + String.join(" or ", WAITING));
        if (carton != null && (!handing || carton.isBlank() || carton.length() > ScanReader.CODE))
            throw wrong("/carton", "for kind hand-over: a carton, 1 to " + ScanReader.CODE + " characters");
        if (cart != null && (cart.isBlank() || cart.length() > ScanReader.CODE))
            throw wrong("/cart", "a cart has 1 to " + ScanReader.CODE + " characters");
        if (zones != null
                && (zones.size() > MOST_ZONES || zones.stream().anyMatch(zone -> zone.length() > ScanReader.CODE)))
            throw wrong("/zones", "at most " + MOST_ZONES + " zones");
    }

    PickAsk asked() {
        var how = how();
        return switch (how) {
            case DISCRETE -> ask(how, number("/limit", limit, MOST_TASKS));
            case CLUSTER -> ask(how, number("/slots", slots, MOST_SLOTS));
            case BATCH -> ask(how, number("/slots", slots, MOST_OF_A_BATCH));
        };
    }

    private PickAsk.Mode how() {
        if (mode == null) return PickAsk.Mode.DISCRETE;
        for (var one : PickAsk.Mode.values()) if (one.word().equals(mode)) return one;
        throw wrong("/mode", "discrete, cluster or batch");
    }

    private PickAsk ask(PickAsk.Mode how, int most) {
        return new PickAsk(
                worker,
                how,
                most,
                cart == null ? null : cart.strip(),
                zones == null ? List.of() : zones,
                waveId(),
                wall != null);
    }

    private long waveId() {
        if (wave == null) return 0;
        if (!wave.matches("[1-9][0-9]{0,17}")) throw wrong("/wave", "a wave is an id");
        return Long.parseLong(wave);
    }

    private static int number(String field, @Nullable Integer value, int most) {
        if (value == null || value < 1 || value > most) throw wrong(field, "1 to " + most);
        return value;
    }

    private static Malformed wrong(String field, String rule) {
        return new Malformed("request.invalid", field, rule);
    }
}
