package dev.dovetail.oms.foreign;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.vault.Contact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as its node reads it: {@link NodeRequest}, with ids as text and the contact opened.
 *
 * @param number of this node's requests, without gaps
 * @param shipTo null for a withdrawal, and where the person was erased
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Asked(
        String number,
        String type,
        Instant askedAt,
        String fulfillmentOrder,
        String order,
        @Nullable String channel,
        @Nullable String orderNumber,
        @Nullable String service,
        @Nullable LocalDate promisedOn,
        @Nullable Instant shipBy,
        @Nullable Integer priority,
        @Nullable String instructions,
        @Nullable Contact shipTo,
        @Nullable String withdrawal,
        @Nullable String reason,
        List<Line> lines) {

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
        return new Asked(
                Long.toString(row.number()),
                row.type(),
                row.at(),
                release.fulfillmentOrder().toString(),
                release.order().toString(),
                release.channel(),
                release.orderNumber(),
                release.service(),
                release.promisedOn(),
                release.shipBy(),
                release.priority(),
                release.instructions(),
                shipTo,
                null,
                null,
                Line.of(release.lines()));
    }

    static Asked of(RequestStore.Row row, WithdrawalRequested withdrawal) {
        return new Asked(
                Long.toString(row.number()),
                row.type(),
                row.at(),
                withdrawal.fulfillmentOrder().toString(),
                withdrawal.order().toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Long.toString(withdrawal.withdrawal()),
                withdrawal.reason(),
                Line.of(withdrawal.lines()));
    }
}
