package dev.dovetail.lab.demo;

import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.Site;
import java.time.LocalDate;
import java.util.List;

/** Work on the floor beside picking and packing; {@code transfers} are those that ended, {@code returns} parcels that came back. */
record FloorWork(
        long waves,
        long refills,
        long counts,
        long plates,
        long kits,
        long transfers,
        long returns,
        long walls,
        long blindDeliveries,
        long appointments) {
    private static final int PAGE = 200;
    private static final List<String> BLIND = List.of("accepted", "matched", "announced");

    /** @param walls orders that were sorted on a put wall; @param today whose appointments are counted, and the next day's */
    static FloorWork of(Api api, List<Site> sites, long walls, LocalDate today) {
        var codes = sites.stream().filter(Site::ships).map(Site::code).toList();
        return new FloorWork(
                sum(api, codes, "/waves?"),
                sum(api, codes, "/replenishments?state=done&"),
                sum(api, codes, "/counts?state=settled&"),
                sum(api, codes, "/plates?"),
                sum(api, codes, "/work-orders?state=done&"),
                all(api, "/transfers?state=done&limit=" + PAGE),
                sum(api, codes, "/returns?state=closed&"),
                walls,
                BLIND.stream()
                        .mapToLong(state -> sum(api, codes, "/deliveries?blind=" + state + "&"))
                        .sum(),
                sum(api, codes, "/appointments?day=" + today + "&")
                        + sum(api, codes, "/appointments?day=" + today.plusDays(1) + "&"));
    }

    private static long sum(Api api, List<String> warehouses, String list) {
        return warehouses.stream()
                .mapToLong(code -> all(api, "/warehouses/" + code + list + "limit=" + PAGE))
                .sum();
    }

    private static long all(Api api, String list) {
        long found = 0;
        var after = "";
        do {
            var page = api.get(list + after).must(list).body();
            found += page.path("items").size();
            after = page.hasNonNull("next") ? "&after=" + page.path("next").asString() : "";
        } while (!after.isEmpty());
        return found;
    }
}
