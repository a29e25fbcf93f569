package dev.dovetail.lab.day;

import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.wire.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** F14: now and then a handheld's batch holds a scan that can only be refused: it alone is, and the others count. */
final class Mixed implements Api {
    private static final int ONE_IN = 40;

    private final Api api;
    private final Faults faults;
    private final Tally tally;
    private final Consumer<String> complain;

    Mixed(Api api, Faults faults, Tally tally, Consumer<String> complain) {
        this.api = api;
        this.faults = faults;
        this.tally = tally;
        this.complain = complain;
    }

    @Override
    public Reply call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        if (!path.endsWith("/scans")
                || !(body instanceof Map<?, ?> batch)
                || !(batch.get("scans") instanceof List<?> scans)) return api.call(method, path, body, headers);
        var first = (Map<?, ?>) scans.getFirst();
        String id = String.valueOf(first.get("scanId"));
        if (faults.draw("mixed", id, ONE_IN) != 0 || scans.size() > 49) return api.call(method, path, body, headers);
        var all = new ArrayList<Object>(scans);
        String bad = id.substring(0, 24) + "0000deadbeef";
        all.add(all.size() / 2, bad(bad, first));
        var mixed = new HashMap<Object, Object>(batch);
        mixed.put("scans", all);
        var reply = api.call(method, path, mixed, headers);
        tally.count("F14");
        check(bad, all.size(), reply);
        return reply;
    }

    private static Map<String, Object> bad(String id, Map<?, ?> like) {
        return Map.of(
                "scanId",
                id,
                "kind",
                "close",
                "worker",
                String.valueOf(like.get("worker")),
                "at",
                String.valueOf(like.get("at")),
                "carton",
                "C-NOBODY-KNOWS",
                "weightGrams",
                100);
    }

    private void check(String bad, int sent, Reply reply) {
        var results = reply.body().path("results");
        long refused = results.valueStream()
                .filter(result -> result.path("scanId").asString("").equals(bad))
                .filter(result -> result.path("outcome").asString("").equals("refused"))
                .count();
        if (refused != 1 || results.size() != sent)
            complain.accept("F14 scan " + bad + " of " + sent + ": " + reply.status() + " " + reply.body());
    }
}
