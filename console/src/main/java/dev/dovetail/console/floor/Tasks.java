package dev.dovetail.console.floor;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.outbound.OutboundView;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.packing.Parcel;
import dev.dovetail.wms.receiving.ReceivingView;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tasks of one queue in the order in which hands will take them. */
@Component
class Tasks {
    static final int MOST = 100;
    private static final int NORMAL = 100;

    private final ReceivingView receiving;
    private final OutboundView outbounds;
    private final PackingView packing;

    Tasks(ReceivingView receiving, OutboundView outbounds, PackingView packing) {
        this.receiving = receiving;
        this.outbounds = outbounds;
        this.packing = packing;
    }

    List<WorkPage.Task> of(NodeId node, String kind) {
        return switch (kind) {
            case "putaway" ->
                receiving.nextToPutAway(node, MOST).stream().map(Tasks::putaway).toList();
            case "pick" ->
                outbounds.nextTasks(node, MOST).stream().map(Tasks::pick).toList();
            case "pack" ->
                outbounds.nextToPack(node, MOST).stream().map(Tasks::pack).toList();
            case "label" ->
                packing.nextToLoad(node, List.of("refused", "closed", "voiding", "reopening"), MOST).stream()
                        .map(one -> parcel(one, one.state()))
                        .toList();
            default ->
                packing.nextToLoad(node, List.of("labelled", "loaded", "to-hand-over"), MOST).stream()
                        .map(one -> parcel(one, one.state().equals("closed") ? "to-hand-over" : one.state()))
                        .toList();
        };
    }

    private static WorkPage.Task putaway(ReceivingView.ToPutAway one) {
        return new WorkPage.Task(
                one.sku().code(),
                Words.say("floor.of-delivery", one.reference(), one.supplier()),
                "docked",
                one.received() - one.waiting(),
                one.received(),
                NORMAL,
                null,
                one.announcedAt(),
                null);
    }

    private static WorkPage.Task pick(OutboundView.PickTask one) {
        return new WorkPage.Task(
                one.orderNumber(),
                Figures.count(one.lines(), Words.of("floor.stop"), Words.of("floor.stops")),
                one.state(),
                one.picked(),
                one.units(),
                one.priority(),
                one.worker(),
                one.readyAt(),
                null);
    }

    private static WorkPage.Task pack(OutboundView.ToPack one) {
        return new WorkPage.Task(
                one.orderNumber(), "", one.state(), 0, one.units(), one.priority(), one.packer(), one.takenAt(), null);
    }

    private static WorkPage.Task parcel(Parcel one, String state) {
        var refusal = one.refusal();
        var tracking = one.tracking();
        var detail = refusal != null ? refusal : tracking != null ? tracking : "";
        return new WorkPage.Task(
                one.carton(),
                detail,
                "parcel-" + state,
                0,
                0,
                NORMAL,
                one.carrier(),
                one.closedAt(),
                "parcels/" + one.id());
    }
}
