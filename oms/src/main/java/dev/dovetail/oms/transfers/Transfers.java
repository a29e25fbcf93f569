package dev.dovetail.oms.transfers;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.network.Network;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;

/** Every change to a transfer goes through here, under the lock of its row. */
@Service
public class Transfers {
    private final TransferStore store;
    private final TransferChecks checks;
    private final TransferMessages messages;
    private final Availability availability;
    private final Network network;
    private final Audit audit;
    private final IdSource ids;
    private final Transactions transactions;

    Transfers(
            TransferStore store,
            TransferChecks checks,
            TransferMessages messages,
            Availability availability,
            Network network,
            Audit audit,
            IdSource ids,
            Transactions transactions) {
        this.store = store;
        this.checks = checks;
        this.messages = messages;
        this.availability = availability;
        this.network = network;
        this.audit = audit;
        this.ids = ids;
        this.transactions = transactions;
    }

    /** @param repeated whether it was asked for before */
    public record Asked(Transfer transfer, boolean repeated) {}

    /**
     * Takes all units out of what may be promised at the source, or none, and has its floor pick them. Asked again under its
     * key it is the same transfer. Refuses {@code transfers.same-node}, {@code transfers.not-ours}, {@code
     * transfers.source-offline}, {@code transfers.unknown-sku}, {@code transfers.not-goods}, {@code transfers.short}, {@code
     * transfers.key-reused}.
     */
    public Asked ask(NewTransfer wanted, Cause cause) {
        checks.nodes(wanted);
        return transactions.run(() -> {
            var transfer = new Transfer(
                    new FulfillmentOrderId(ids.next(wanted.slot())),
                    wanted.client(),
                    wanted.key(),
                    wanted.source().id(),
                    wanted.target().id(),
                    wanted.note(),
                    null,
                    cause.at(),
                    cause.who(),
                    1,
                    wanted.lines());
            if (!store.add(transfer, wanted.hash())) return repeated(wanted);
            checks.goods(wanted);
            if (!availability.hold(checks.asks(transfer))) throw checks.lacking(wanted);
            messages.release(transfer, wanted.target(), cause.at());
            audit.record(cause, "transfer.ask", "transfer:" + transfer.id(), Map.of("key", transfer.key()));
            return new Asked(transfer, false);
        });
    }

    private Asked repeated(NewTransfer wanted) {
        var known = store.byKey(wanted.slot(), wanted.client(), wanted.key(), wanted.hash());
        if (!known.same())
            throw new Refused(Refused.Kind.CONFLICT, new Refusal("transfers.key-reused", Map.of("key", wanted.key())));
        return new Asked(Objects.requireNonNull(store.find(List.of(known.id())).get(known.id())), true);
    }

    /**
     * Asks the source for what has not left; what it gives is free again there, and what is packed goes on. While it has not
     * answered, the same again changes nothing. Refuses {@code transfers.nothing-to-cancel}.
     */
    public Transfer cancel(FulfillmentOrderId id, int client, String reason, Cause cause) {
        return change(id, client, seen -> {
            if (seen.withdrawal() != null) return seen;
            var lines = seen.lines().stream()
                    .filter(line -> line.held() > 0)
                    .map(line -> new NodeRequest.Line(
                            line.line(), line.sku().client(), line.sku().code(), line.held()))
                    .toList();
            if (lines.isEmpty()) throw no("transfers.nothing-to-cancel", seen);
            var asking = seen.asking(ids.next(id.slot())).next();
            var request = new NodeRequest.WithdrawalRequested(
                    seen.source(), id, seen.asOrder(), Objects.requireNonNull(asking.withdrawal()), reason, lines);
            messages.say(List.of(new TransferBook.Saying(id, asking.version(), request)), cause.at());
            audit.record(cause, "transfer.cancel", "transfer:" + id, Map.of("reason", reason));
            return asking;
        });
    }

    /**
     * Gives up what left and did not arrive: it is lost, and no longer in transit. What comes after all is not lost. Refuses
     * {@code transfers.nothing-in-transit}.
     */
    public Transfer lose(FulfillmentOrderId id, int client, String reason, Cause cause) {
        return change(id, client, seen -> {
            long missing =
                    seen.lines().stream().mapToLong(TransferLine::inTransit).sum();
            if (missing == 0) throw no("transfers.nothing-in-transit", seen);
            var without = seen.with(
                            seen.lines().stream().map(TransferLine::lose).toList())
                    .next();
            var request = new NodeRequest.TransferLost(seen.source(), id, cause.at(), cause.who(), reason);
            messages.say(List.of(new TransferBook.Saying(id, without.version(), request)), cause.at());
            audit.record(cause, "transfer.lost", "transfer:" + id, Map.of("reason", reason, "units", missing));
            return without;
        });
    }

    private Transfer change(FulfillmentOrderId id, int client, UnaryOperator<Transfer> how) {
        return transactions.run(() -> {
            var seen = store.lock(List.of(id)).get(id);
            if (seen == null || seen.client() != client) throw TransferView.unknown(id.toString());
            var changed = how.apply(seen);
            if (changed != seen) store.save(List.of(changed));
            return changed;
        });
    }

    /** What facts moved of what may be promised, for who has locked the pools: see {@link #settle}. */
    public record Moved(List<Claim> sent, List<Claim> givenBack) {
        /** The SKUs of which something moved. */
        public Set<Sku> skus() {
            var skus = new HashSet<Sku>();
            sent.forEach(claim -> skus.add(claim.sku()));
            givenBack.forEach(claim -> skus.add(claim.sku()));
            return skus;
        }
    }

    /** Follows what both warehouses told of transfers, set-wise and in the caller's transaction; other facts are passed over. */
    public Moved hear(Collection<? extends NodeFact> facts, Instant at) {
        var ours = facts.stream().filter(Transfers::ofTransfer).toList();
        if (ours.isEmpty()) return new Moved(List.of(), List.of());
        var about = ours.stream().map(Transfers::transfer).distinct().toList();
        var book = new TransferBook(store.lock(about), store.cartons(about), codes());
        ours.forEach(book::apply);
        store.save(book.after());
        store.left(book.left);
        store.counted(book.counted);
        messages.say(book.sayings, at);
        return new Moved(book.sent, book.givenBack);
    }

    /** Moves the pools as the facts say: what left is the source's no more, and what was given back may be promised. */
    public void settle(Moved moved) {
        availability.send(moved.sent());
        availability.unholdUnits(moved.givenBack());
    }

    private Map<Integer, String> codes() {
        var codes = new java.util.HashMap<Integer, String>();
        for (var node : network.nodes()) codes.put(node.id().value(), node.code());
        return codes;
    }

    private static boolean ofTransfer(NodeFact fact) {
        return switch (fact) {
            case NodeFact.AboutOrder about -> NodeFact.ofTransfer(about);
            case NodeFact.TransferReceived _ -> true;
            case NodeFact.StockChanged _ -> false;
        };
    }

    private static FulfillmentOrderId transfer(NodeFact fact) {
        return switch (fact) {
            case NodeFact.AboutOrder about -> about.fulfillmentOrder();
            case NodeFact.TransferReceived told -> told.transfer();
            case NodeFact.StockChanged _ -> throw new IllegalArgumentException("no fact of a transfer");
        };
    }

    private static Refused no(String code, Transfer transfer) {
        return new Refused(
                Refused.Kind.CONFLICT,
                new Refusal(code, Map.of("transfer", transfer.key(), "state", transfer.state())));
    }
}
