package dev.dovetail.lab.demo;

import dev.dovetail.lab.wire.Api;
import java.util.List;
import java.util.Map;

/**
 * Tries other rules out on the demo's orders, as a merchandiser would before a change.
 *
 * @param simulationOrders how many were sourced by both
 * @param sourcingCutShare the share of them whose search for the cheapest the bound on steps ended
 */
record Rehearsal(long simulationMs, long simulationOrders, double sourcingCutShare) {
    private static final int MOST = 2_500;

    static Rehearsal of(Api api) {
        var rules = Map.of(
                "name",
                "the nearest first",
                "stages",
                List.of(Map.of(
                        "name", "nearest", "objective", Map.of("sequence", List.of("proximity"), "together", true))));
        var draft = api.post("/rules/drafts", rules).must("a draft of rules").body();
        var path = "/rules/drafts/" + draft.path("id").asString();
        long from = System.nanoTime();
        var told = api.post(path + "/simulations", Map.of("orders", MOST))
                .must("a comparison of rules")
                .body();
        long millis = (System.nanoTime() - from) / 1_000_000;
        api.call("DELETE", path + "?version=" + draft.path("version").asInt(), null, Map.of())
                .must("dropping the draft");
        long orders = told.path("orders").asLong();
        long cut = told.path("now").path("cut").asLong();
        return new Rehearsal(millis, orders, orders == 0 ? 0 : Math.round(10_000.0 * cut / orders) / 10_000.0);
    }
}
