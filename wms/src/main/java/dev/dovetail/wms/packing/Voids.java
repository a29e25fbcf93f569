package dev.dovetail.wms.packing;

import dev.dovetail.contract.carriage.LabelAnswer;
import dev.dovetail.contract.carriage.LabelAnswer.LabelVoidRefused;
import dev.dovetail.contract.carriage.LabelAnswer.LabelVoided;
import dev.dovetail.contract.carriage.LabelVoidRequested;
import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Labels that somebody wants voided. The carrier is asked by message; until it answers the carton is not loaded, and once it
 * has voided the label another is asked for, or the carton is opened. A carton has at most nine labels: what the carrier knows them by has room for one
 * digit.
 */
@Component
class Voids {
    static final int MOST_VOIDED = 8;

    private final ParcelStore parcels;
    private final ParcelWrites writes;
    private final VoidStore store;
    private final LabelRequests labels;
    private final Reopens reopens;
    private final Outbound outbound;
    private final Stock stock;
    private final Layout layout;
    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;
    private final InstantSource clock;

    Voids(
            ParcelStore parcels,
            ParcelWrites writes,
            VoidStore store,
            LabelRequests labels,
            Reopens reopens,
            Outbound outbound,
            Stock stock,
            Layout layout,
            Outbox outbox,
            Json json,
            IdSource ids,
            InstantSource clock) {
        this.parcels = parcels;
        this.writes = writes;
        this.store = store;
        this.labels = labels;
        this.reopens = reopens;
        this.outbound = outbound;
        this.stock = stock;
        this.layout = layout;
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** One whose label is being voided stays as it is. */
    Parcel ask(NodeId node, ParcelId id, String reason, Cause cause) {
        var parcel = parcels.lock(node, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("packing.no-such-parcel", Map.of("parcel", id.toString()))));
        if (ParcelState.of(parcel.state()) instanceof ParcelState.Voiding
                || ParcelState.of(parcel.state()) instanceof ParcelState.Reopening) return parcel;
        switch (ParcelState.of(parcel.state()).decide(new ParcelCommand.VoidLabel())) {
            case Decision.Accepted<ParcelState>(var next) -> writes.mark(node, List.of(id), next.getFirst());
            case Decision.Refused<ParcelState>(var refusal) -> throw new Refused(Refused.Kind.CONFLICT, refusal);
        }
        if (parcel.labels() >= MOST_VOIDED)
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    new Refusal("packing.too-many-labels", Map.of("parcel", id.toString(), "most", MOST_VOIDED + 1)));
        ask(node, List.of(new Reopens.Opening(parcel, cause.who(), reason, cause.at())));
        return parcels.find(node, List.of(id)).getFirst();
    }

    /** Of parcels that are labelled, and will be marked. */
    void ask(NodeId node, List<Reopens.Opening> asked) {
        if (asked.isEmpty()) return;
        List<VoidStore.Asked> voids = new ArrayList<>();
        for (var one : asked) {
            var parcel = one.parcel();
            var label = new VoidStore.LabelVoid(
                    parcel.labels() + 1,
                    Objects.requireNonNull(parcel.carrier()),
                    Objects.requireNonNull(parcel.tracking()),
                    one.reason(),
                    one.who(),
                    one.at(),
                    "asked",
                    null,
                    null);
            voids.add(new VoidStore.Asked(parcel, label));
        }
        store.ask(node, voids);
        outbox.record(
                Stock.FAMILY,
                voids.stream()
                        .map(one -> request(node, one.parcel(), one.label()))
                        .toList());
    }

    private Outgoing request(NodeId node, Parcel parcel, VoidStore.LabelVoid label) {
        int version = parcel.version() + 1;
        var reference = LabelRequests.reference(parcel.id(), label.number());
        return new Outgoing(
                node.value(),
                ids.next(parcel.id().slot()),
                node.value(),
                parcel.id().value(),
                version,
                LabelVoidRequested.TYPE,
                "carrier:" + label.carrier(),
                "void:parcel:" + parcel.id() + ":" + version,
                label.askedAt(),
                json.write(
                        new LabelVoidRequested(node, parcel.id(), label.carrier(), label.trackingNumber(), reference)));
    }

    /** Of labels that answer requests of before their cartons were opened again: nobody's work waits for the answer. */
    void askOutdated(NodeId node, List<LabelAnswer.LabelCreated> made) {
        if (!made.isEmpty())
            outbox.record(
                    Stock.FAMILY,
                    made.stream().map(label -> outdated(node, label)).toList());
    }

    private Outgoing outdated(NodeId node, LabelAnswer.LabelCreated label) {
        long id = ids.next(label.parcel().slot());
        var reference = Objects.requireNonNull(label.reference());
        return new Outgoing(
                node.value(),
                id,
                node.value(),
                id,
                1,
                LabelVoidRequested.TYPE,
                "carrier:" + label.carrier(),
                "void:parcel:" + label.parcel() + ":" + id,
                clock.instant(),
                json.write(new LabelVoidRequested(
                        node, label.parcel(), label.carrier(), label.trackingNumber(), reference)));
    }

    private Map<ParcelId, Parcel> lock(NodeId node, List<LabelAnswer> answers) {
        var seen = parcels.find(node, answers.stream().map(LabelAnswer::parcel).toList());
        outbound.lock(node, seen.stream().map(Parcel::outbound).distinct().toList());
        return parcels.lock(node, seen.stream().map(Parcel::id).toList()).stream()
                .collect(Collectors.toMap(Parcel::id, one -> one));
    }

    /** @param answers {@link LabelVoided} and {@link LabelVoidRefused}, one for each parcel */
    void answered(NodeId node, List<LabelAnswer> answers) {
        var locked = lock(node, answers);
        List<VoidStore.Said> said = new ArrayList<>();
        List<LabelAnswers.Answered> bare = new ArrayList<>();
        List<ParcelId> kept = new ArrayList<>();
        for (var answer : answers) {
            var parcel = parcel(locked, answer);
            if (!about(parcel, answer)) continue;
            switch (answer) {
                case LabelVoided done -> {
                    var next = LabelAnswers.next(parcel, new ParcelCommand.Voided());
                    bare.add(new LabelAnswers.Answered(parcel.id(), next, null, null, null, null));
                    said.add(new VoidStore.Said(parcel.id(), done.trackingNumber(), null));
                }
                case LabelVoidRefused no -> {
                    LabelAnswers.next(parcel, new ParcelCommand.KeepLabel());
                    kept.add(parcel.id());
                    said.add(new VoidStore.Said(parcel.id(), no.trackingNumber(), no.code() + ": " + no.why()));
                }
                default -> throw new IllegalArgumentException("nothing was voided by " + answer);
            }
        }
        var voids = store.answer(node, said, clock.instant());
        var wanted = parcels.reopening(
                node, bare.stream().map(LabelAnswers.Answered::id).toList());
        writes.mark(node, kept, new ParcelState.Labelled());
        writes.label(node, bare);
        follow(node, bare.stream().map(one -> Gone.of(one.id(), locked, voids)).toList(), wanted);
    }

    private static Parcel parcel(Map<ParcelId, Parcel> locked, LabelAnswer answer) {
        var parcel = locked.get(answer.parcel());
        if (parcel == null) throw LabelAnswers.refused("packing.no-such-parcel", answer);
        return parcel;
    }

    /** Whether it is about the label that the carton has. An outdated one that is gone is nobody's; one that is kept is a person's. */
    private static boolean about(Parcel parcel, LabelAnswer answer) {
        return switch (answer) {
            case LabelVoidRefused no
            when !no.trackingNumber().equals(parcel.tracking()) ->
                throw LabelAnswers.refused("packing.label-outdated", answer);
            case LabelVoided done -> done.trackingNumber().equals(parcel.tracking());
            default -> true;
        };
    }

    /** A carton without its label. */
    private record Gone(Parcel parcel, VoidStore.LabelVoid label) {
        static Gone of(ParcelId id, Map<ParcelId, Parcel> locked, Map<ParcelId, VoidStore.LabelVoid> voids) {
            return new Gone(Objects.requireNonNull(locked.get(id)), Objects.requireNonNull(voids.get(id)));
        }
    }

    /** What was to be opened is opened; for the others, and where its kits are counted elsewhere by now, another label is asked for. */
    private void follow(NodeId node, List<Gone> gone, Map<ParcelId, ParcelStore.Reopening> wanted) {
        if (gone.isEmpty()) return;
        var warehouse = layout.findWarehouse(node).orElseThrow();
        Map<FulfillmentOrderId, OutboundOrder> orders = new HashMap<>();
        List<Telling> facts = new ArrayList<>();
        for (var round : Rounds.of(gone, one -> one.parcel().outbound())) {
            var told = outbound.told(
                    node, round.stream().map(one -> one.parcel().outbound()).toList());
            for (var one : round)
                facts.add(
                        told(node, Objects.requireNonNull(told.get(one.parcel().outbound())), one));
            orders.putAll(told);
        }
        stock.tell(node, facts);
        var opening = opening(node, gone, wanted, orders);
        var opened = opening.stream().map(one -> one.parcel().id()).collect(Collectors.toSet());
        labels.ask(
                warehouse,
                orders,
                gone.stream()
                        .filter(one -> !opened.contains(one.parcel().id()))
                        .map(this::again)
                        .toList());
        reopens.open(node, orders, opening);
    }

    private List<Reopens.Opening> opening(
            NodeId node,
            List<Gone> gone,
            Map<ParcelId, ParcelStore.Reopening> wanted,
            Map<FulfillmentOrderId, OutboundOrder> orders) {
        if (wanted.isEmpty()) return List.of();
        var theirs = gone.stream()
                .map(Gone::parcel)
                .filter(parcel -> wanted.containsKey(parcel.id()))
                .toList();
        List<Reopens.Opening> opening = new ArrayList<>();
        var now = new HashMap<>(orders);
        for (var parcel : parcels.withLines(node, theirs)) {
            var asked = Objects.requireNonNull(wanted.get(parcel.id()));
            if (!Reopens.kitsAreHere(Objects.requireNonNull(now.get(parcel.outbound())), parcel)) continue;
            opening.add(new Reopens.Opening(parcel, asked.who(), asked.reason(), clock.instant()));
            Reopens.less(now, parcel);
        }
        return opening;
    }

    private LabelRequests.Asked again(Gone one) {
        var weight = Objects.requireNonNull(one.parcel().weightGrams());
        return new LabelRequests.Asked(one.parcel(), weight, one.label().number() + 1, clock.instant());
    }

    private Telling told(NodeId node, OutboundOrder outbound, Gone one) {
        var label = one.label();
        var fact = new NodeFact.LabelVoided(
                node,
                outbound.id(),
                outbound.order(),
                clock.instant(),
                one.parcel().id(),
                label.carrier(),
                label.trackingNumber(),
                label.reason(),
                label.who());
        return Telling.of(fact, outbound.version());
    }
}
