package dev.dovetail.lab.demo;

import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.Site;
import java.util.List;

/** Work on the floor beside picking and packing: waves released, refills brought, bins counted. */
record FloorWork(long waves, long refills, long counts) {
    private static final int PAGE = 200;

    static FloorWork of(Api api, List<Site> sites) {
        var codes = sites.stream().filter(Site::ships).map(Site::code).toList();
        return new FloorWork(
                sum(api, codes, "/waves?"),
                sum(api, codes, "/replenishments?state=done&"),
                sum(api, codes, "/counts?state=settled&"));
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
