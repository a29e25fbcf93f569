package dev.dovetail.oms.foreign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as its node reads it: {@link NodeRequest}, with ids as text and the contact opened.
 *
 * @param number of this node's requests, without gaps
 * @param release what only a release says; null for a withdrawal
 * @param withdrawal what only a withdrawal says; null for a release
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Asked(
        String number,
        String type,
        Instant askedAt,
        String fulfillmentOrder,
        String order,
        @JsonUnwrapped @Nullable Release release,
        @JsonUnwrapped @Nullable Withdrawal withdrawal,
        List<Line> lines) {

    /** @param shipTo null where the person was erased */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Release(
            String channel,
            String orderNumber,
            String service,
            @Nullable LocalDate promisedOn,
            @Nullable Instant shipBy,
            int priority,
            @Nullable String instructions,
            @Nullable Contact shipTo) {}

    record Withdrawal(String withdrawal, String reason) {}

    /** @param parts units of each SKU in one kit; left out where it is none */
    record Line(
            int line,
            String sku,
            long quantity,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<NodeRequest.Part> parts) {
        static List<Line> of(List<NodeRequest.Line> lines) {
            return lines.stream()
                    .map(line -> new Line(line.line(), line.sku(), line.quantity(), line.parts()))
                    .toList();
        }
    }

    static Asked of(RequestStore.Row row, ReleaseRequested release, @Nullable Contact shipTo) {
        var only = new Release(
                release.channel(),
                release.orderNumber(),
                release.service(),
                release.promisedOn(),
                release.shipBy(),
                release.priority(),
                release.instructions(),
                shipTo);
        return of(row, release.fulfillmentOrder(), release.order(), only, null, release.lines());
    }

    static Asked of(RequestStore.Row row, WithdrawalRequested withdrawal) {
        var only = new Withdrawal(Long.toString(withdrawal.withdrawal()), withdrawal.reason());
        return of(row, withdrawal.fulfillmentOrder(), withdrawal.order(), null, only, withdrawal.lines());
    }

    private static Asked of(
            RequestStore.Row row,
            FulfillmentOrderId work,
            OrderId order,
            @Nullable Release release,
            @Nullable Withdrawal withdrawal,
            List<NodeRequest.Line> lines) {
        return new Asked(
                Long.toString(row.number()),
                row.type(),
                row.at(),
                work.toString(),
                order.toString(),
                release,
                withdrawal,
                Line.of(lines));
    }
}
