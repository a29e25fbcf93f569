package dev.dovetail.oms.availability;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is kept back, kept for one channel, or corrected by hand, over HTTP. */
@RestController
@RequestMapping("/api/v1/nodes/{code}")
class StockSetupApi {
    private static final int MOST_ITEMS = 1000;
    private static final int LONGEST_REASON = 200;

    private final StockSetup setup;
    private final Network network;
    private final Body body;
    private final InstantSource clock;

    StockSetupApi(StockSetup setup, Network network, Body body, InstantSource clock) {
        this.setup = setup;
        this.network = network;
        this.body = body;
        this.clock = clock;
    }

    record Item(String sku, long quantity) {}

    record SafetyBody(List<Item> items) {}

    record PositionsBody(String reason, List<Item> items) {}

    record FenceItem(String channel, String sku, long quantity) {}

    record FencesBody(List<FenceItem> items) {}

    /** One pool as it stands after the change. */
    record Stands(String sku, String pool, long position, long reserved) {}

    @PutMapping("/safety")
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> keepBack(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var quantities = quantities(caller, body.read(request, SafetyBody.class).items());
        setup.keepBack(node(code), quantities, caller.cause(clock.instant()));
        return Map.of("kept", quantities.size());
    }

    @PutMapping("/fences")
    @Permit(Permission.SETUP_WRITE)
    Map<String, List<Stands>> fence(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var items = sized(body.read(request, FencesBody.class).items());
        var fences = new ArrayList<StockSetup.Fence>();
        var seen = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var path = "/items/" + i;
            var sku = Skus.of(caller, item.sku(), path + "/sku");
            if (!seen.add(item.channel() + "\n" + item.sku()))
                throw new Malformed("availability.sku-twice", path + "/sku", "this SKU is given twice");
            fences.add(new StockSetup.Fence(
                    channel(caller, item.channel(), path), sku, Skus.units(item.quantity(), path + "/quantity")));
        }
        return stands(setup.fence(node(code), fences, caller.cause(clock.instant())));
    }

    @PutMapping("/positions")
    @Permit(Permission.SETUP_WRITE)
    Map<String, List<Stands>> correct(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, PositionsBody.class);
        var reason = asked.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON)
            throw new Malformed("availability.reason", "/reason", "has 1 to " + LONGEST_REASON + " characters");
        var quantities = quantities(caller, asked.items());
        return stands(setup.correct(node(code), quantities, reason, caller.cause(clock.instant())));
    }

    private NodeId node(String code) {
        return network.getNode(code).id();
    }

    private String channel(Caller caller, String code, String path) {
        return network.findChannel(code)
                .filter(known -> known.client() == caller.client())
                .orElseThrow(() -> new Refused(
                        Refused.Kind.UNPROCESSABLE,
                        new Refusal("network.unknown-channel", Map.of("path", path + "/channel", "channel", code))))
                .code();
    }

    private static <T> List<T> sized(List<T> items) {
        if (items.isEmpty() || items.size() > MOST_ITEMS)
            throw new Malformed("availability.too-many-items", "/items", "give 1 to " + MOST_ITEMS + " items");
        return items;
    }

    private static Map<Sku, Long> quantities(Caller caller, List<Item> given) {
        var items = sized(given);
        var quantities = new HashMap<Sku, Long>();
        for (int i = 0; i < items.size(); i++) {
            var path = "/items/" + i;
            var sku = Skus.of(caller, items.get(i).sku(), path + "/sku");
            if (quantities.put(sku, Skus.units(items.get(i).quantity(), path + "/quantity")) != null)
                throw new Malformed("availability.sku-twice", path + "/sku", "this SKU is given twice");
        }
        return quantities;
    }

    private static Map<String, List<Stands>> stands(List<Figure> figures) {
        return Map.of(
                "items",
                figures.stream()
                        .map(f -> new Stands(f.sku().code(), f.pool(), f.position(), f.reserved()))
                        .toList());
    }
}
