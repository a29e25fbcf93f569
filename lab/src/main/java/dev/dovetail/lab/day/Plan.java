package dev.dovetail.lab.day;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which faults of the catalog a run must play and how often, and which wait for a part of the program. */
final class Plan {
    private static final List<String> PLAYED = List.of(
            "F1",
            "F2",
            "F6",
            "F7",
            "F8",
            "F9",
            "F10",
            "F11",
            "F12",
            "F14",
            "F15",
            "F16",
            "F18",
            "F19",
            "F23",
            "F27",
            "F37",
            "F45",
            "double-release",
            "short",
            "damaged",
            "damaged-at-pack",
            "wrong-bin",
            "wrong-item",
            "two-pickers",
            "count-during-pick",
            "wave-taken-back",
            "answer-lost",
            "transfer-short",
            "transfer-taken-back",
            "carton-early",
            "carton-late",
            "carton-lost",
            "carton-found",
            "part-short",
            "part-broken",
            "wrong-plate",
            "wrong-slot",
            "return-without-order",
            "return-too-many",
            "blind-delivery",
            "door-taken",
            "message-lost",
            "snapshot-late",
            "snapshot-repeated",
            "count-correction");

    private static final Map<String, String> WAITING = new TreeMap<>(Map.of(
            "F13", "payments: no capture or refund is made yet",
            "F20", "refunds: none are made yet",
            "F28", "signed webhooks that come in: none are taken yet",
            "F42", "a case for a tracking number that is given twice"));

    /** Of a whole run, which has 200 seeds. */
    private static final int LEAST = 20;

    private static final int SEEDS_TO_ONE = 10;

    /** In so few days a rare fault may not come up. */
    private static final int FEW_SEEDS = 20;

    private Plan() {}

    /** What waits, and what it waits for. */
    static Map<String, String> waiting() {
        return WAITING;
    }

    /** How often a run over so many seeds plays each fault at least: 20 times in 200, in proportion in fewer, and in few days perhaps never. */
    static int least(int seeds) {
        return seeds < FEW_SEEDS ? 0 : Math.min(LEAST, seeds / SEEDS_TO_ONE);
    }

    /** Those that were played less. */
    static List<String> tooFew(Tally tally, int seeds) {
        return tally.below(least(seeds), PLAYED);
    }
}
