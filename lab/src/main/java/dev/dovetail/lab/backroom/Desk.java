package dev.dovetail.lab.backroom;

import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.wire.Api.Reply;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One worker at one warehouse, who may stand at several desks. From the seed an answer is lost; what is sent again must have happened once. */
final class Desk {
    private static final int LOST_PER_MILLE = 120;

    private final Floor floor;
    private final String node;
    private final String worker;
    private final String series;
    private long made;

    /** @param series of this desk's scans: no other desk's, so that the seed decides which of them is struck */
    Desk(Floor floor, String node, String worker, String series) {
        this.floor = floor;
        this.node = node;
        this.worker = worker;
        this.series = series;
    }

    String node() {
        return node;
    }

    String worker() {
        return worker;
    }

    /** @param path below the warehouse */
    Reply get(String path) {
        return floor.api().get("/warehouses/" + node + path);
    }

    Reply post(String path, Object body) {
        return floor.api().post("/warehouses/" + node + path, body);
    }

    /** A command that is done once by its key. */
    Reply keyed(String path, Map<String, ?> body) {
        return keyed(floor, "/warehouses/" + node + path, body);
    }

    /** @param path below the interface; the body has a {@code key} */
    static Reply keyed(Floor floor, String path, Map<String, ?> body) {
        var first = floor.api().post(path, body);
        if (!first.ok() || !floor.faults().strikes(Fault.ANSWER_LOST, path + body.get("key"), LOST_PER_MILLE))
            return first;
        var again = floor.api().post(path, body);
        var id = first.body().path("id").asString("");
        if (again.status() != 200 || !again.body().path("id").asString("").equals(id))
            floor.complain("answer-lost " + path + " " + body.get("key") + ": " + again.status() + " " + again.body());
        return again;
    }

    List<JsonNode> fetch(String kind) {
        var ask = Map.of("worker", worker, "kind", kind, "limit", 50);
        var reply = floor.api().post("/floor/" + node + "/assignments", ask).must(kind + " at " + node);
        return reply.body().path("tasks").valueStream().toList();
    }

    /** The code of its refusal; empty where it was taken. */
    String scan(String kind, Object... namesAndValues) {
        var scan = new LinkedHashMap<String, Object>();
        var id = UUID.nameUUIDFromBytes(
                (floor.shift() + "|" + node + "|" + series + "|" + made++).getBytes(StandardCharsets.UTF_8));
        var at = floor.clock().instant().toString();
        scan.put("scanId", id.toString());
        scan.put("kind", kind);
        scan.put("worker", worker);
        scan.put("at", at);
        for (int i = 0; i < namesAndValues.length; i += 2) scan.put((String) namesAndValues[i], namesAndValues[i + 1]);
        var body = Map.of("scans", List.of(scan), "sentAt", at);
        var first = result(body, id);
        if (floor.faults().strikes(Fault.ANSWER_LOST, id.toString(), LOST_PER_MILLE)) again(body, id, first);
        return code(first);
    }

    private void again(Object body, UUID id, JsonNode first) {
        var second = result(body, id);
        boolean same = code(first).isEmpty()
                ? second.path("outcome").asString("").equals("already")
                : code(second).equals(code(first));
        if (!same) floor.complain("answer-lost scan " + id + ": " + first + ", then " + second);
    }

    private static String code(JsonNode result) {
        return result.path("outcome").asString("").equals("refused")
                ? result.path("code").asString("refused")
                : "";
    }

    private JsonNode result(Object body, UUID id) {
        return floor.api()
                .post("/floor/" + node + "/scans", body)
                .must("scans at " + node)
                .body()
                .path("results")
                .valueStream()
                .filter(one -> one.path("scanId").asString("").equals(id.toString()))
                .findFirst()
                .orElseThrow(() -> new Api.Unexpected("no result for scan " + id));
    }

    /** Says what went otherwise than it must. @param seen the code of a refusal, empty for none */
    void expect(String what, String wanted, String seen) {
        if (!wanted.equals(seen)) floor.complain(what + " at " + node + ": '" + seen + "' instead of '" + wanted + "'");
    }
}
