package dev.dovetail.lab.floor;

import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.wire.Api;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * What a worker holds: asks for work and posts scans in batches of up to 50. From the seed the answer of a batch is lost,
 * and the handheld sends it again with the same ids (F2).
 */
final class Handheld {
    static final int BATCH = 50;
    private static final int LOST_PER_MILLE = 10;

    private final Api api;
    private final String node;
    private final String worker;
    private final String shift;
    private final Faults faults;
    private final InstantSource clock;
    private final Pace pace;
    private long made;

    /** @param shift keeps the ids of two shifts of one worker apart */
    Handheld(Api api, String node, String worker, String shift, Faults faults, InstantSource clock, Pace pace) {
        this.api = api;
        this.node = node;
        this.worker = worker;
        this.shift = shift;
        this.faults = faults;
        this.clock = clock;
        this.pace = pace;
    }

    List<JsonNode> fetch(String kind, int limit) {
        return ask(Map.of("worker", worker, "kind", kind, "limit", limit));
    }

    /** One walk for up to {@code slots} orders, sorted while they are picked. */
    List<JsonNode> fetchCart(int slots) {
        return ask(Map.of("worker", worker, "kind", "pick", "mode", "cluster", "slots", slots));
    }

    /** One walk for up to {@code orders} orders into one box, to be sorted on a wall. */
    List<JsonNode> fetchForWall(String wall, int orders) {
        return ask(Map.of("worker", worker, "kind", "pick", "mode", "batch", "wall", wall, "slots", orders));
    }

    /** Which slot of a wall an item of a box goes into, or why none. */
    Api.Reply slot(String wall, String box, String barcode, long units) {
        return api.post(
                "/floor/" + node + "/walls/" + wall + "/slot",
                Map.of("from", box, "barcode", barcode, "quantity", units));
    }

    private List<JsonNode> ask(Map<String, Object> ask) {
        var reply = api.post("/floor/" + node + "/assignments", ask).must("assignment at " + node + " of " + ask);
        return reply.body().path("tasks").valueStream().toList();
    }

    /** How work comes onto the floor here. */
    String releaseMode() {
        var plan = api.get("/warehouses/" + node + "/release-plan").must("release plan of " + node);
        return plan.body().path("mode").asString();
    }

    /** @param path below the warehouse */
    Api.Reply post(String path, Object body) {
        return api.post("/warehouses/" + node + path, body);
    }

    /** Another worker's handheld beside this one. */
    Handheld of(String other) {
        return new Handheld(api, node, other, shift, faults, clock, pace);
    }

    String worker() {
        return worker;
    }

    /** What was counted at each round, and what was expected. */
    JsonNode count(String task) {
        return api.get("/warehouses/" + node + "/counts/" + task)
                .must("count " + task)
                .body();
    }

    /** What the books say lies in a bin. */
    List<JsonNode> stock(String bin) {
        var reply = api.get("/warehouses/" + node + "/stock?limit=500&q=" + bin).must("stock of " + bin);
        return reply.body().path("items").valueStream().toList();
    }

    /** Whose truck comes to this warehouse. */
    String carrier() {
        return api.get("/warehouses/" + node)
                .must("warehouse " + node)
                .body()
                .path("carrier")
                .asString();
    }

    /** The next id of this shift. */
    UUID id() {
        return id(shift + "|" + made++);
    }

    /** An id that the same words always give, for a scan that must not be made twice over a restart. */
    UUID id(String words) {
        return UUID.nameUUIDFromBytes((node + "|" + worker + "|" + words).getBytes(StandardCharsets.UTF_8));
    }

    List<Scan.Result> post(List<Scan> scans) {
        return post(scans, _ -> {});
    }

    /** @param heard told the results of each batch as they come: the last batch may be seconds away */
    List<Scan.Result> post(List<Scan> scans, Consumer<Scan.Result> heard) {
        var results = new ArrayList<Scan.Result>(scans.size());
        for (int from = 0; from < scans.size(); from += BATCH) {
            var batch = batch(scans.subList(from, Math.min(scans.size(), from + BATCH)));
            batch.forEach(heard);
            results.addAll(batch);
        }
        return results;
    }

    private List<Scan.Result> batch(List<Scan> scans) {
        pace.scan(scans.size());
        String at = clock.instant().toString();
        var body = Map.of("scans", scans.stream().map(s -> s.body(worker, at)).toList(), "sentAt", at);
        String first = scans.getFirst().id().toString();
        if (faults.strikes(Fault.BATCH_AGAIN, first, LOST_PER_MILLE)) send(body);
        var byId = new HashMap<String, JsonNode>();
        send(body).path("results").forEach(r -> byId.put(r.path("scanId").asString(), r));
        return scans.stream().map(scan -> result(scan, byId)).toList();
    }

    private JsonNode send(Object body) {
        return api.post("/floor/" + node + "/scans", body)
                .must("scans at " + node)
                .body();
    }

    private static Scan.Result result(Scan scan, Map<String, JsonNode> byId) {
        var answer = byId.get(scan.id().toString());
        if (answer == null) throw new Api.Unexpected("no result for scan " + scan);
        return new Scan.Result(
                scan,
                answer.path("outcome").asString(),
                answer.path("code").asString(""),
                answer.path("takenAt").asString(""));
    }
}
