package dev.dovetail.oms.transfers;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goods that go from one of our warehouses to another.
 *
 * @param key the asker's name for it, once for each client
 * @param withdrawal what the source was asked to give back and has not answered yet
 * @param version rises by one with each message about it
 */
public record Transfer(
        FulfillmentOrderId id,
        int client,
        String key,
        NodeId source,
        NodeId target,
        @Nullable String note,
        @Nullable Long withdrawal,
        Instant askedAt,
        String askedBy,
        int version,
        List<TransferLine> lines) {
    public Transfer {
        lines = List.copyOf(lines);
    }

    /** As it stands where an order's id does: at the source, and in what is held for it. */
    OrderId asOrder() {
        return new OrderId(id.value());
    }

    /** {@code open} while some of it is at the source or on its way; then {@code done}. */
    public String state() {
        return lines.stream().anyMatch(line -> line.held() + line.inTransit() > 0) ? "open" : "done";
    }

    Optional<TransferLine> find(int line) {
        return lines.stream().filter(one -> one.line() == line).findFirst();
    }

    Optional<TransferLine> find(Sku sku) {
        return lines.stream().filter(one -> one.sku().equals(sku)).findFirst();
    }

    Transfer with(TransferLine changed) {
        return with(lines.stream()
                .map(line -> line.line() == changed.line() ? changed : line)
                .toList());
    }

    Transfer with(List<TransferLine> changed) {
        return new Transfer(id, client, key, source, target, note, withdrawal, askedAt, askedBy, version, changed);
    }

    Transfer asking(@Nullable Long now) {
        return new Transfer(id, client, key, source, target, note, now, askedAt, askedBy, version, lines);
    }

    Transfer next() {
        return new Transfer(id, client, key, source, target, note, withdrawal, askedAt, askedBy, version + 1, lines);
    }
}
