package dev.dovetail.oms.transfers;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferArrived;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferComing;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferLost;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.vault.Contact;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.transfers.TransferBook.Saying;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What both warehouses are told of transfers, each in the transfer's lane. */
@Component
class TransferMessages {
    /** Where the floor's work goes, and where goods in transit are heard of. */
    private static final String WORK = "node";

    private static final String GOODS = "node.transfers";
    private static final int ORDINARY = 100;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;

    TransferMessages(JdbcClient jdbc, Vault vault, Outbox outbox, Json json, IdSource ids) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
    }

    /** Asks the source for the goods, as work that its floor picks and packs as any other. */
    void release(Transfer transfer, Node target, Instant at) {
        var lines = transfer.lines().stream()
                .map(line -> new NodeRequest.Line(
                        line.line(), line.sku().client(), line.sku().code(), line.asked()))
                .toList();
        var note = transfer.note() == null ? "" : ". " + transfer.note();
        var request = new ReleaseRequested(
                transfer.source(),
                transfer.id(),
                transfer.asOrder(),
                NodeRequest.TRANSFER,
                transfer.key(),
                NodeRequest.TRANSFER,
                null,
                null,
                ORDINARY,
                "Transfer to " + target.code() + note,
                addressed(transfer, target),
                lines);
        say(List.of(new Saying(transfer.id(), transfer.version(), request)), at);
    }

    /** The target's public address, kept as any other that a slip or a peer may need. */
    private ContactId addressed(Transfer transfer, Node target) {
        var id = new ContactId(ids.next(transfer.id().slot()));
        var at = target.address();
        var sealed = vault.seal(
                id,
                new Contact(
                        Objects.requireNonNullElse(at.name(), target.name()),
                        null,
                        said(at.street()),
                        null,
                        said(at.city()),
                        at.region(),
                        said(at.postalCode()),
                        said(at.country()),
                        null,
                        null));
        jdbc.sql("insert into ground.contact (slot, id, key_id, sealed) values (:slot, :id, :key, :sealed)")
                .param("slot", id.slot())
                .param("id", id.value())
                .param("key", sealed.keyId())
                .param("sealed", sealed.bytes())
                .update();
        return id;
    }

    /** A node that was never given an address has none. */
    private static String said(@Nullable String part) {
        return Objects.requireNonNullElse(part, "");
    }

    void say(List<Saying> sayings, Instant at) {
        if (sayings.isEmpty()) return;
        outbox.record(
                Orders.FAMILY,
                sayings.stream().map(saying -> outgoing(saying, at)).toList());
    }

    private Outgoing outgoing(Saying saying, Instant at) {
        var request = saying.request();
        return new Outgoing(
                saying.transfer().slot(),
                ids.next(saying.transfer().slot()),
                request.node().value(),
                saying.transfer().value(),
                saying.seq(),
                type(request),
                request instanceof ReleaseRequested || request instanceof WithdrawalRequested ? WORK : GOODS,
                businessKey(request),
                at,
                json.write(request));
    }

    private static String type(NodeRequest request) {
        return NodeRequest.TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == request.getClass())
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static @Nullable String businessKey(NodeRequest request) {
        return switch (request) {
            case ReleaseRequested release -> "release:fo:" + release.fulfillmentOrder();
            case TransferComing coming -> "coming:parcel:" + coming.parcel();
            case WithdrawalRequested _, TransferArrived _, TransferLost _ -> null;
            case NodeRequest.ItemsDescribed _ -> throw new IllegalArgumentException("no message of a transfer");
        };
    }
}
