package dev.dovetail.oms.transfers;

import dev.dovetail.contract.fulfillment.Goods;
import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.availability.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Works out what facts of both warehouses do to transfers, fact by fact in the order given, and touches no database. */
final class TransferBook {
    private final Map<FulfillmentOrderId, Transfer> transfers;
    private final Set<ParcelId> known;
    private final Map<Integer, String> codes;

    final List<Claim> sent = new ArrayList<>();
    final List<Claim> givenBack = new ArrayList<>();
    final List<CartonLine> left = new ArrayList<>();
    final List<CartonLine> counted = new ArrayList<>();
    final List<Saying> sayings = new ArrayList<>();

    /**
     * @param transfers locked, by id
     * @param known the cartons that were told of before
     * @param codes of nodes
     */
    TransferBook(Map<FulfillmentOrderId, Transfer> transfers, Set<ParcelId> known, Map<Integer, String> codes) {
        this.transfers = new LinkedHashMap<>(transfers);
        this.known = known;
        this.codes = codes;
    }

    /** A message to one of the two warehouses, as the transfer's version {@code seq}. */
    record Saying(FulfillmentOrderId transfer, int seq, NodeRequest request) {}

    /** Units of one line in one carton. @param carton what the carton bears, where it is told */
    record CartonLine(FulfillmentOrderId transfer, ParcelId parcel, String carton, int line, long units, Instant at) {}

    List<Transfer> after() {
        return List.copyOf(transfers.values());
    }

    /** Facts are applied, never decided. */
    void apply(NodeFact fact) {
        switch (fact) {
            case NodeFact.AboutOrder told -> atSource(get(told.fulfillmentOrder()), told);
            case NodeFact.TransferReceived told -> receive(get(told.transfer()), told);
            case NodeFact.StockChanged _ -> throw new IllegalArgumentException("no fact of a transfer");
        }
    }

    private void atSource(Transfer transfer, NodeFact.AboutOrder fact) {
        check(transfer.source(), fact);
        switch (fact) {
            case NodeFact.Accepted _, NodeFact.Packed _, NodeFact.Unpacked _ -> {}
            case NodeFact.Rejected _ -> giveBack(transfer, openOf(transfer), TransferLine::lack);
            case NodeFact.Picked told -> change(transfer, units(told.lines()), TransferLine::pick);
            case NodeFact.PutBack told -> change(transfer, units(told.lines()), TransferLine::putBack);
            case NodeFact.ShortPicked told -> giveBack(transfer, units(told.lines()), TransferLine::lack);
            case NodeFact.TransferLeft told -> leave(transfer, told);
            case NodeFact.WithdrawalAnswered told -> {
                var asked = transfer.withdrawal();
                boolean ours = asked != null && asked == told.withdrawal();
                giveBack(ours ? transfer.asking(null) : transfer, units(told.granted()), TransferLine::cancel);
            }
            case NodeFact.Shipped _, NodeFact.HandedOver _, NodeFact.LabelVoided _ -> throw notATransfers(transfer);
            case NodeFact.Uncollected _, NodeFact.ReturnInspected _ -> throw notATransfers(transfer);
        }
    }

    private static Refused notATransfers(Transfer transfer) {
        return new Refused(
                Refused.Kind.UNPROCESSABLE, new Refusal("transfers.no-order", Map.of("transfer", transfer.key())));
    }

    private void leave(Transfer transfer, NodeFact.TransferLeft told) {
        if (!known.add(told.parcel())) return;
        var units = units(transfer, told.goods());
        units.forEach((line, quantity) -> {
            sent.add(claim(transfer, line, quantity));
            left.add(new CartonLine(transfer.id(), told.parcel(), told.carton(), line, quantity, told.at()));
        });
        change(transfer, units, TransferLine::leave);
        say(
                transfer.id(),
                new NodeRequest.TransferComing(
                        transfer.target(),
                        transfer.id(),
                        told.parcel(),
                        told.carton(),
                        codes.getOrDefault(
                                transfer.source().value(), transfer.source().toString()),
                        told.at(),
                        told.goods()));
    }

    /** What was not asked for is the delivery's, where it is seen as over. */
    private void receive(Transfer transfer, NodeFact.TransferReceived told) {
        check(transfer.target(), told);
        var units = units(transfer, told.goods());
        units.forEach((line, quantity) ->
                counted.add(new CartonLine(transfer.id(), told.parcel(), "", line, quantity, told.at())));
        change(transfer, units, TransferLine::receive);
        say(
                transfer.id(),
                new NodeRequest.TransferArrived(
                        transfer.source(), transfer.id(), told.parcel(), told.at(), told.goods()));
    }

    private void giveBack(
            Transfer transfer, Map<Integer, Long> units, BiFunction<TransferLine, Long, TransferLine> how) {
        units.forEach((line, quantity) -> givenBack.add(claim(transfer, line, quantity)));
        change(transfer, units, how);
    }

    private void change(Transfer transfer, Map<Integer, Long> units, BiFunction<TransferLine, Long, TransferLine> how) {
        var now = transfer;
        for (var one : units.entrySet()) now = now.with(how.apply(line(transfer, one.getKey()), one.getValue()));
        transfers.put(now.id(), now);
    }

    private void say(FulfillmentOrderId id, NodeRequest request) {
        var now = get(id).next();
        transfers.put(id, now);
        sayings.add(new Saying(id, now.version(), request));
    }

    private static Map<Integer, Long> openOf(Transfer transfer) {
        var units = new TreeMap<Integer, Long>();
        for (var line : transfer.lines()) if (line.open() > 0) units.put(line.line(), line.open());
        return units;
    }

    private static Map<Integer, Long> units(List<NodeFact.Line> lines) {
        var units = new TreeMap<Integer, Long>();
        for (var line : lines) units.merge(line.line(), line.quantity(), Long::sum);
        return units;
    }

    private static Map<Integer, Long> units(Transfer transfer, List<Goods> goods) {
        var units = new TreeMap<Integer, Long>();
        for (var one : goods)
            transfer.find(new Sku(one.client(), one.sku()))
                    .ifPresent(line -> units.merge(line.line(), one.quantity(), Long::sum));
        return units;
    }

    private static Claim claim(Transfer transfer, int line, long units) {
        return new Claim(
                transfer.source(),
                transfer.asOrder(),
                line,
                line(transfer, line).sku(),
                units);
    }

    private static TransferLine line(Transfer transfer, int line) {
        return transfer.find(line)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.UNPROCESSABLE,
                        new Refusal("transfers.no-such-line", Map.of("transfer", transfer.key(), "line", line))));
    }

    private Transfer get(FulfillmentOrderId id) {
        var transfer = transfers.get(id);
        if (transfer == null) throw new TryLater("transfers.unknown", Duration.ofSeconds(1), "no transfer " + id);
        return transfer;
    }

    private static void check(NodeId node, NodeFact fact) {
        if (!node.equals(fact.node()))
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    new Refusal(
                            "transfers.not-its-node", Map.of("node", fact.node().value())));
    }
}
