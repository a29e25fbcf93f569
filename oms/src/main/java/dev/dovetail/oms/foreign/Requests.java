package dev.dovetail.oms.foreign;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.NodeId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads a node's requests; waits a while for the next one where there is none. */
@Component
class Requests {
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final RequestStore store;
    private final Bell bell;
    private final Vault vault;
    private final Json json;

    Requests(RequestStore store, Bell bell, Vault vault, Json json) {
        this.store = store;
        this.bell = bell;
        this.vault = vault;
        this.json = json;
    }

    List<Asked> after(NodeId node, long number, int limit, int waitSeconds) {
        var rows = store.after(node, number, limit);
        if (!rows.isEmpty() || waitSeconds == 0 || !bell.enter()) return opened(rows);
        try {
            long end = System.nanoTime() + waitSeconds * 1_000_000_000L;
            while (rows.isEmpty()
                    && System.nanoTime() < end
                    && !Thread.currentThread().isInterrupted()) {
                bell.await(LOOK_EVERY_MILLIS);
                rows = store.after(node, number, limit);
            }
        } finally {
            bell.leave();
        }
        return opened(rows);
    }

    private record Read(RequestStore.Row row, NodeRequest request) {}

    private List<Asked> opened(List<RequestStore.Row> rows) {
        var read = rows.stream()
                .map(row ->
                        new Read(row, json.read(row.body(), Objects.requireNonNull(NodeRequest.TYPES.get(row.type())))))
                .toList();
        var contacts = vault.openAll(read.stream()
                .map(Read::request)
                .filter(ReleaseRequested.class::isInstance)
                .map(request -> ((ReleaseRequested) request).contact())
                .toList());
        return read.stream()
                .map(one -> switch (one.request()) {
                    case ReleaseRequested release -> Asked.of(one.row(), release, contacts.get(release.contact()));
                    case WithdrawalRequested withdrawal -> Asked.of(one.row(), withdrawal);
                    case NodeRequest.ItemsDescribed _ ->
                        throw new IllegalStateException("items are not described to foreign nodes");
                    case NodeRequest.TransferComing _, NodeRequest.TransferArrived _, NodeRequest.TransferLost _ ->
                        throw new IllegalStateException("transfers are between warehouses of ours");
                })
                .toList();
    }
}
