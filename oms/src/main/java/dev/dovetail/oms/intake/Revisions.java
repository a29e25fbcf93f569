package dev.dovetail.oms.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import dev.dovetail.ground.vault.Sealed;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.amendments.Amendment;
import dev.dovetail.oms.amendments.Amendments;
import dev.dovetail.oms.amendments.Asked;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderRevision;
import dev.dovetail.oms.orders.OrderView;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A newer version of an order, posted by its channel, is an amendment made of the difference. Lines are matched by SKU, in
 * their order; a line that is not there any more is taken off. The money is the channel's own.
 */
@Component
class Revisions {
    private static final int TRIES = 5;

    private final Amendments amendments;
    private final AmendmentForm form;
    private final OrderBook book;
    private final Vault vault;

    Revisions(Amendments amendments, AmendmentForm form, OrderBook book, Vault vault) {
        this.amendments = amendments;
        this.form = form;
        this.book = book;
        this.vault = vault;
    }

    /**
     * Refuses as {@link Amendments#amend}, and {@code orders.amend-field} for what no revision may change. The difference is
     * made again as often as the order changed meanwhile, up to a few times.
     */
    Captured amend(RawOrder raw, NormalOrder posted, OrderView seen, Cause cause) {
        var stored = seen;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return amendOf(raw, posted, stored, cause);
            } catch (Amendments.Moved moved) {
                stored = book.getOrder(new OrderId(Long.parseLong(stored.orderId())));
            }
        }
        throw new TryLater("orders.contended", Duration.ofSeconds(1), "the order changes at this moment; ask again");
    }

    private Captured amendOf(RawOrder raw, NormalOrder posted, OrderView stored, Cause cause) {
        fixed("/service", stored.service(), posted.service());
        fixed("/pickup", String.valueOf(stored.pickup()), String.valueOf(posted.pickup()));
        fixed("/placedAt", stored.placedAt(), posted.placedAt());
        if (raw.priority() != null) fixed("/priority", stored.priority(), posted.priority());
        var order = new OrderId(Long.parseLong(stored.orderId()));
        var changes = new ArrayList<Amendment.Change>();
        var added = new ArrayList<Amendment.Addition>();
        lines(posted, stored, changes, added);
        var address = address(raw, stored, order);
        var amounts = posted.amounts();
        var what = new Amendment(
                "revision " + posted.revision(),
                changes,
                added,
                List.of(),
                address == null ? null : address.to(),
                new OrderRevision.Amounts(amounts.shipping(), amounts.tax(), amounts.discount()),
                new OrderRevision.Posted(
                        posted.revision(),
                        posted.keys().content().bytes(),
                        posted.customer(),
                        posted.instructions(),
                        posted.attributes()));
        @Nullable Sealed sealed = address == null ? null : address.sealed();
        var content = posted.keys().content().hex();
        var asked = new Asked(order, "revision:" + posted.revision(), content, what, sealed, stored.version());
        return new Captured(amendedOrder(order, asked, cause), false, true);
    }

    private OrderView amendedOrder(OrderId order, Asked asked, Cause cause) {
        amendments.amend(asked, cause);
        return book.getOrder(order);
    }

    private static void lines(
            NormalOrder posted, OrderView stored, List<Amendment.Change> changes, List<Amendment.Addition> added) {
        Map<String, Deque<NormalOrder.Line>> wanted = posted.lines().stream()
                .collect(groupingBy(line -> line.sku().code(), TreeMap::new, toCollection(ArrayDeque::new)));
        for (var line : stored.lines()) {
            long has = line.counters().of(Counter.ORDERED) - line.counters().of(Counter.CANCELLED);
            if (has == 0) continue;
            var match = wanted.getOrDefault(line.sku(), new ArrayDeque<>()).poll();
            if (match == null) changes.add(new Amendment.Change(line.line(), 0, null, 0L));
            else if (differs(match, line, has))
                changes.add(new Amendment.Change(line.line(), match.quantity(), match.unitPrice(), match.totalMinor()));
        }
        for (var line : posted.lines())
            if (wanted.getOrDefault(line.sku().code(), new ArrayDeque<>()).contains(line))
                added.add(AmendmentForm.addition(line));
    }

    private static boolean differs(NormalOrder.Line wanted, OrderView.Line line, long has) {
        return wanted.quantity() != has || wanted.unitPrice().compareTo(line.unitPrice()) != 0;
    }

    private AmendmentForm.@Nullable Address address(RawOrder raw, OrderView stored, OrderId order) {
        var known = vault.open(new ContactId(Long.parseLong(stored.contactId())));
        return Addresses.contact(raw.shipTo()).equals(known) ? null : form.address(order, raw.shipTo());
    }

    private static void fixed(String path, Object stored, Object posted) {
        if (!stored.equals(posted)) throw Fields.refused("orders.amend-field", path, "stored", stored.toString());
    }
}
