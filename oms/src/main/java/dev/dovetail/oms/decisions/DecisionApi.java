package dev.dovetail.oms.decisions;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.oms.orders.OrderBook;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why an order ships from where it does, over HTTP. */
@RestController
@RequestMapping("/api/v1/orders/{id}/decisions")
class DecisionApi {
    private final Decisions decisions;
    private final OrderBook book;

    DecisionApi(Decisions decisions, OrderBook book) {
        this.decisions = decisions;
        this.book = book;
    }

    @GetMapping
    @Permit(Permission.ORDERS_READ)
    Map<String, List<Decision>> list(Caller caller, @PathVariable long id) {
        return Map.of("items", decisions.list(book.visible(caller, id)));
    }

    /** Made again from what was kept: the answer says whether every byte is the same. */
    @GetMapping("/{decision}/again")
    @Permit(Permission.ORDERS_READ)
    Decision.Again again(Caller caller, @PathVariable long id, @PathVariable long decision) {
        return decisions.again(book.visible(caller, id), decision);
    }
}
