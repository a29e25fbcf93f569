package dev.dovetail.oms.availability;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a channel is not shown, over HTTP. */
@RestController
@RequestMapping("/api/v1/channels/{code}/buffers")
class BufferApi {
    private static final int MOST_ITEMS = 1000;
    private static final int MOST_ROWS = 500;

    private final Buffers buffers;
    private final Recent recent;
    private final Network network;
    private final Body body;
    private final Audit audit;
    private final Transactions transactions;
    private final InstantSource clock;

    BufferApi(
            Buffers buffers,
            Recent recent,
            Network network,
            Body body,
            Audit audit,
            Transactions transactions,
            InstantSource clock) {
        this.buffers = buffers;
        this.recent = recent;
        this.network = network;
        this.body = body;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param sku every SKU without a buffer of its own, where it is left out */
    record Item(@Nullable String sku, long quantity) {}

    record BuffersBody(List<Item> items) {}

    record Page(List<Item> items, @Nullable String next) {}

    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var channel = channel(caller, code);
        var items = body.read(request, BuffersBody.class).items();
        if (items.isEmpty() || items.size() > MOST_ITEMS)
            throw new Malformed("availability.too-many-items", "/items", "give 1 to " + MOST_ITEMS + " items");
        var quantities = new TreeMap<String, Long>();
        for (int i = 0; i < items.size(); i++) {
            var path = "/items/" + i;
            var given = items.get(i).sku();
            var sku = given == null ? "" : Skus.of(caller, given, path + "/sku").code();
            if (quantities.put(sku, Skus.units(items.get(i).quantity(), path + "/quantity")) != null)
                throw new Malformed("availability.sku-twice", path + "/sku", "this SKU is given twice");
        }
        transactions.run(() -> {
            buffers.put(channel, caller.client(), quantities);
            recent.changeBuffers();
            audit.record(
                    caller.cause(clock.instant()), "buffers.put", "channel:" + channel, Map.of("buffers", quantities));
        });
        return Map.of("kept", quantities.size());
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    Page list(
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        // The first page may begin with the buffer for every SKU, which is no cursor.
        int most = after.isEmpty() ? limit + 1 : limit;
        var rows = buffers.list(channel(caller, code), caller.client(), after, most);
        return new Page(
                rows.stream()
                        .map(row -> new Item(row.sku().isEmpty() ? null : row.sku(), row.quantity()))
                        .toList(),
                rows.size() < most ? null : rows.getLast().sku());
    }

    private String channel(Caller caller, String code) {
        var channel = network.getChannel(code);
        if (channel.client() != caller.client() || !caller.mayUse(code))
            throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("network.unknown-channel", Map.of("channel", code)));
        return channel.code();
    }
}
