package dev.dovetail.oms.countersales;

import dev.dovetail.contract.counter.CounterReceipt;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Receipts over HTTP. */
@RestController
@RequestMapping("/api/v1/nodes/{code}/sales")
class CounterSaleApi {
    private static final int MOST_ROWS = 500;

    private final CounterSales sales;
    private final CounterSaleStore store;
    private final Network network;
    private final Body body;
    private final InstantSource clock;

    CounterSaleApi(CounterSales sales, CounterSaleStore store, Network network, Body body, InstantSource clock) {
        this.sales = sales;
        this.store = store;
        this.network = network;
        this.body = body;
        this.clock = clock;
    }

    record Page(List<CounterSale> items, @Nullable String next) {}

    @PostMapping
    @Permit(Permission.COUNTER_SELL)
    ResponseEntity<CounterSale> take(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var receipt = body.read(request, CounterReceipt.class);
        var taken = sales.take(network.getNode(code), caller.client(), receipt, caller.cause(clock.instant()));
        return ResponseEntity.status(taken.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(taken.sale());
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    Page list(
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "9223372036854775807") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        var rows = store.list(network.getNode(code).id(), caller.client(), after, limit);
        return new Page(rows, rows.size() < limit ? null : rows.getLast().id());
    }
}
