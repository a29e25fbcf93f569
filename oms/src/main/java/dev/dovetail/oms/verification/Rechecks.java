package dev.dovetail.oms.verification;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.holds.Hold;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.holds.HoldQueue;
import dev.dovetail.oms.holds.Holds;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderStatus;
import dev.dovetail.oms.orders.OrderView;
import dev.dovetail.oms.orders.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs a hold's check again on the order as it now stands, and takes decisions on fraud. */
@Component
class Rechecks implements HoldChecks {
    private final Verification verification;
    private final CheckStore store;
    private final Holds holds;
    private final HoldQueue queue;
    private final Orders orders;
    private final OrderBook book;
    private final Vault vault;
    private final Network network;
    private final Catalog catalog;
    private final Fulfillment fulfillment;
    private final Transactions transactions;

    Rechecks(
            Verification verification,
            CheckStore store,
            Holds holds,
            HoldQueue queue,
            Orders orders,
            OrderBook book,
            Vault vault,
            Network network,
            Catalog catalog,
            Fulfillment fulfillment,
            Transactions transactions) {
        this.verification = verification;
        this.store = store;
        this.holds = holds;
        this.queue = queue;
        this.orders = orders;
        this.book = book;
        this.vault = vault;
        this.network = network;
        this.catalog = catalog;
        this.fulfillment = fulfillment;
        this.transactions = transactions;
    }

    @Override
    public Hold recheck(OrderId order, long id, Cause cause) {
        return transactions.run(() -> {
            var locked = orders.lock(List.of(order)).get(order);
            var hold = open(order).stream()
                    .filter(one -> one.holdId().equals(Long.toString(id)))
                    .findFirst()
                    .orElseThrow(() -> refused("holds.not-open", Map.of("hold", Long.toString(id))));
            found(hold, book.getOrder(order), placeOf(locked)).ifPresent(finding -> {
                throw refused("holds.check-fails", Map.of("found", finding.code(), "why", finding.detail()));
            });
            holds.passed(order, hold.kind(), "its check passes", cause);
            return queue.ofOrder(order).stream()
                    .filter(one -> one.holdId().equals(hold.holdId()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    /** Lets the order go, or cancels what is left of it. Refuses {@code verification.no-fraud-hold} where none is open. */
    Map<String, Object> decide(OrderId order, boolean passes, String why, Cause cause) {
        return transactions.run(() -> {
            orders.lock(List.of(order));
            if (open(order).stream().noneMatch(hold -> hold.kind() == HoldKind.FRAUD))
                throw refused("verification.no-fraud-hold", Map.of("order", order.toString()));
            if (passes) {
                holds.passed(order, HoldKind.FRAUD, why, cause);
                return Map.<String, Object>of("orderId", order.toString(), "decision", "pass");
            }
            var cancelled = fulfillment.cancel(order, "fraud: " + why, List.of(), cause);
            return Map.<String, Object>of("orderId", order.toString(), "decision", "fail", "cancellation", cancelled);
        });
    }

    @Nullable
    Integer fraudLimit(OrderId order) {
        return verification.of(book.getOrder(order).channel()).fraudLimit();
    }

    private List<Hold> open(OrderId order) {
        return queue.ofOrder(order).stream()
                .filter(hold -> hold.state().equals("open"))
                .toList();
    }

    private Optional<Finding> found(Hold hold, OrderView order, @Nullable Place said) {
        return switch (hold.kind()) {
            case ADDRESS -> address(order, said);
            case PRICE -> price(order);
            case DUPLICATE -> duplicate(hold);
            case FRAUD, MANUAL ->
                throw refused("holds.no-check", Map.of("kind", hold.kind().wire()));
        };
    }

    /** Where it goes: as the channel said, or else where its postal code lies. */
    private static @Nullable Place placeOf(@Nullable LockedOrder order) {
        if (order == null) return null;
        var to = order.head().shipTo();
        return new Place(to.lat(), to.lon());
    }

    private Optional<Finding> address(OrderView order, @Nullable Place said) {
        var contact = vault.open(new ContactId(Long.parseLong(order.contactId())));
        return AddressCheck.of(contact, said, network.place(contact.country(), contact.postalCode()));
    }

    private Optional<Finding> price(OrderView order) {
        var skus = order.lines().stream()
                .map(line -> new Sku(order.client(), line.sku()))
                .collect(toSet());
        var items = catalog.find(skus);
        var lines = new ArrayList<Posted.Line>();
        for (var line : order.lines()) {
            var sku = new Sku(order.client(), line.sku());
            var item = items.get(sku);
            var given = line.given();
            int packed = given != null
                    ? given.pack()
                    : item == null ? 1 : item.unitsOf(line.unit()).orElse(1);
            lines.add(new Posted.Line(line.line(), sku, packed, 1, line.unitPrice()));
        }
        return PriceCheck.of(
                lines,
                store.prices(skus, order.currency()),
                verification.of(order.channel()).priceTolerance());
    }

    /** It is no duplicate of an order that was cancelled meanwhile. */
    private Optional<Finding> duplicate(Hold hold) {
        var other = hold.otherOrder();
        if (other == null) return Optional.empty();
        var id = new OrderId(Long.parseLong(other));
        boolean gone = book.findOrder(id)
                .map(order -> order.status() == OrderStatus.CANCELLED)
                .orElse(true);
        return gone ? Optional.empty() : Optional.of(Duplicates.finding(id));
    }

    private static Refused refused(String code, Map<String, Object> details) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, details));
    }
}
