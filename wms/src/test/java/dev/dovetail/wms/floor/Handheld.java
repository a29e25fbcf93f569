package dev.dovetail.wms.floor;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.ItemsDescribed;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

/** A handheld in one warehouse: it speaks the floor's JSON, and knows nothing of what lies behind it. */
public final class Handheld {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WarehouseHouse house;
    private final Warehouse warehouse;
    private final FloorApi api;
    private final Map<String, String> totes = new LinkedHashMap<>();

    public Handheld(WarehouseHouse house, Warehouse warehouse) {
        this.house = house;
        this.warehouse = warehouse;
        this.api = new FloorApi(
                house.get(Layout.class),
                house.get(Floor.class),
                house.get(FloorTasks.class),
                house.get(ReceiveTasks.class),
                house.get(ToteTasks.class),
                house.get(Barcodes.class),
                new Body(),
                new Problems());
    }

    /** What the floor answered about one scan. */
    public record Result(String scanId, String outcome, String code, String detail, String swap) {
        @SuppressWarnings("unchecked")
        static Result of(Object shown) {
            var fields = (Map<String, Object>) shown;
            return new Result(
                    text(fields, "scanId"),
                    text(fields, "outcome"),
                    text(fields, "code"),
                    text(fields, "detail"),
                    fields.get("details") instanceof Map<?, ?> details ? String.valueOf(details.get("swap")) : "");
        }

        private static String text(Map<String, Object> fields, String name) {
            return fields.getOrDefault(name, "").toString();
        }
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    /** Describes these SKUs: the SKU is the barcode of one, {@code case-SKU} that of twelve. */
    public Handheld knows(String... skus) {
        var items = Arrays.stream(skus)
                .map(sku -> new NodeRequest.Item(
                        1,
                        sku,
                        "A " + sku,
                        100,
                        List.of(
                                new NodeRequest.Pack("each", 1, List.of(sku)),
                                new NodeRequest.Pack("case", 12, List.of("case-" + sku)))))
                .toList();
        house.send(new ItemsDescribed(warehouse.node(), items));
        return this;
    }

    public ReleaseRequested released(Line... lines) {
        var release = release(lines);
        house.send(release);
        return release;
    }

    /** Work for no order: goods for another warehouse. */
    public ReleaseRequested transferred(Line... lines) {
        var asked = release(lines);
        var transfer = new ReleaseRequested(
                asked.node(),
                asked.fulfillmentOrder(),
                new OrderId(asked.fulfillmentOrder().value()),
                NodeRequest.TRANSFER,
                asked.orderNumber(),
                NodeRequest.TRANSFER,
                null,
                null,
                100,
                null,
                asked.contact(),
                asked.lines());
        house.send(transfer);
        return transfer;
    }

    public Map<String, Object> handOver(String carton) {
        return scan("hand-over", Map.of("carton", carton));
    }

    public ReleaseRequested release(Line... lines) {
        long id = house.ids().next(7);
        return new ReleaseRequested(
                warehouse.node(),
                new FulfillmentOrderId(id),
                new OrderId(house.ids().next(7)),
                "web",
                "N" + id,
                "standard",
                null,
                null,
                100,
                null,
                new ContactId(id),
                List.of(lines));
    }

    public List<Map<String, Object>> tasks(String worker, String kind, int limit) {
        return asked(Map.of("worker", worker, "kind", kind, "limit", limit));
    }

    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> asked(Map<String, Object> body) {
        return (List<Map<String, Object>>)
                api.assign(warehouse.code(), posted(body)).get("tasks");
    }

    /** The one trip of several orders that the worker is given. */
    public Map<String, Object> trip(String worker, String mode, int slots, String... zones) {
        return asked(Map.of("worker", worker, "kind", "pick", "mode", mode, "slots", slots, "zones", List.of(zones)))
                .getFirst();
    }

    /** All of a stop into the tote of its slot: {@code T-<slot>}. */
    public Map<String, Object> pickInto(Map<String, Object> trip, Map<String, Object> stop) {
        return but(pickAll(trip, stop), "tote", "T-" + stop.get("slot"));
    }

    @SafeVarargs
    public final List<Result> scan(Map<String, Object>... scans) {
        return scan(List.of(scans));
    }

    public List<Result> scan(List<Map<String, Object>> scans) {
        return results(Map.of("scans", scans));
    }

    /** By a device whose clock shows {@code clock}, and which says so. */
    public List<Result> sent(List<Map<String, Object>> scans, Instant clock) {
        return results(Map.of("scans", scans, "sentAt", clock.toString()));
    }

    private List<Result> results(Map<String, Object> batch) {
        var answer = api.scan(warehouse.code(), posted(batch));
        return ((List<?>) answer.get("results")).stream().map(Result::of).toList();
    }

    private static MockHttpServletRequest posted(Map<String, Object> body) {
        var request = new MockHttpServletRequest("POST", "/api/v1/floor");
        request.setContent(JSON.writeValueAsBytes(body));
        return request;
    }

    /** The stops of a task as the picker sees them. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> stops(Map<String, Object> task) {
        return (List<Map<String, Object>>) task.get("lines");
    }

    /** Picks {@code packs} of what the stop shows, into a tote of the task's own: {@code TOTE-1} onwards. */
    public Map<String, Object> pick(Map<String, Object> task, Map<String, Object> stop, String barcode, long packs) {
        return scan(
                "pick",
                Map.of(
                        "task",
                        task.get("task"),
                        "seq",
                        stop.get("seq"),
                        "location",
                        stop.get("location"),
                        "barcode",
                        barcode,
                        "quantity",
                        packs,
                        "tote",
                        tote(task)));
    }

    public synchronized String tote(Map<String, Object> task) {
        return totes.computeIfAbsent(String.valueOf(task.get("task")), _ -> "TOTE-" + (totes.size() + 1));
    }

    /** Everything the stop asks for, one by one. */
    public Map<String, Object> pickAll(Map<String, Object> task, Map<String, Object> stop) {
        return pick(task, stop, stop.get("barcode").toString(), ((Number) stop.get("quantity")).longValue());
    }

    public Map<String, Object> pack(ReleaseRequested release, String carton, String barcode, long packs) {
        return scan(
                "pack",
                Map.of(
                        "outbound", release.fulfillmentOrder().toString(),
                        "carton", carton,
                        "barcode", barcode,
                        "quantity", packs));
    }

    public Map<String, Object> close(String carton) {
        return scan("close", Map.of("carton", carton, "weightGrams", 500));
    }

    public Map<String, Object> load(String carton) {
        return scan("load", Map.of("carton", carton));
    }

    public Map<String, Object> depart() {
        return scan("depart", Map.of("carrier", "ups"));
    }

    /** A scan by ann with an id of its own. */
    /** A scan as the floor reads it. */
    static ScanBody body(Map<String, Object> scan) {
        return JSON.convertValue(scan, ScanBody.class);
    }

    public Map<String, Object> scan(String kind, Map<String, Object> fields) {
        var scan = new LinkedHashMap<String, Object>();
        scan.put("scanId", UUID.randomUUID().toString());
        scan.put("kind", kind);
        scan.put("worker", "ann");
        scan.put("at", house.now().toString());
        scan.putAll(fields);
        return scan;
    }

    /** The same scan with one field changed. */
    public static Map<String, Object> but(Map<String, Object> scan, String field, Object value) {
        var other = new LinkedHashMap<>(scan);
        other.put("scanId", UUID.randomUUID().toString());
        other.put(field, value);
        return other;
    }

    public static List<String> outcomes(List<Result> results) {
        return results.stream().map(Result::outcome).distinct().toList();
    }

    /** Picks all that is ready, packs each outbound into cartons {@code <prefix>0...} and closes them. */
    public List<String> packed(String prefix, List<ReleaseRequested> releases) {
        var picks = tasks("ann", "pick", 50).stream()
                .flatMap(task -> stops(task).stream().map(stop -> pickAll(task, stop)))
                .toList();
        must(scan(picks));
        var cartons = Stream.iterate(0, i -> i + 1)
                .limit(releases.size())
                .map(i -> prefix + i)
                .toList();
        for (int i = 0; i < releases.size(); i++) {
            var release = releases.get(i);
            var carton = cartons.get(i);
            must(scan(release.lines().stream()
                    .map(line -> pack(release, carton, line.sku(), line.quantity()))
                    .toList()));
        }
        must(scan(cartons.stream().map(this::close).toList()));
        return cartons;
    }

    public static void must(List<Result> results) {
        if (!outcomes(results).equals(List.of("accepted"))) throw new AssertionError(results);
    }
}
