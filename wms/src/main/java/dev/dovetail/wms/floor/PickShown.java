package dev.dovetail.wms.floor;

import dev.dovetail.wms.picking.Trip;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A picker's trip as a handheld reads it. What is said of the order stands beside the task where it has one only. */
final class PickShown {
    private PickShown() {}

    static Map<String, Object> of(Trip trip) {
        var task = new LinkedHashMap<String, @Nullable Object>();
        task.put("task", Long.toString(trip.task()));
        task.put("mode", trip.mode());
        task.put("cart", trip.cart());
        task.put("priority", trip.priority());
        task.put("readyAt", trip.readyAt().toString());
        var only = trip.orders().size() == 1 ? trip.orders().getFirst() : null;
        if (only != null) order(task, only);
        task.put("slots", trip.slots().stream().map(PickShown::slot).toList());
        task.put("orders", trip.orders().stream().map(PickShown::order).toList());
        task.put("lines", trip.stops().stream().map(PickShown::stop).toList());
        return FloorTasks.shown(task);
    }

    private static Map<String, Object> order(Trip.Order order) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        order(shown, order);
        shown.put("readyAt", order.readyAt().toString());
        return FloorTasks.shown(shown);
    }

    private static void order(Map<String, @Nullable Object> shown, Trip.Order order) {
        shown.put("outbound", order.outbound().toString());
        shown.put("orderId", order.order().toString());
        shown.put("orderNumber", order.number());
        shown.put("instructions", order.instructions());
    }

    private static Map<String, Object> slot(Trip.Slot slot) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        var order = slot.order();
        shown.put("slot", slot.slot());
        var carton = slot.carton();
        shown.put("tote", slot.tote());
        shown.put("cartonType", carton == null ? null : carton.type());
        shown.put("carton", carton == null ? null : carton.carton());
        shown.put("outbound", order == null ? null : order.outbound().toString());
        shown.put("orderNumber", order == null ? null : order.number());
        return FloorTasks.shown(shown);
    }

    private static Map<String, Object> stop(Trip.Stop stop) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        var outbound = stop.outbound();
        line.put("seq", stop.seq());
        line.put("location", stop.location());
        line.put("checkDigits", stop.checkDigits());
        line.put("sku", stop.sku().toString());
        line.put("description", stop.description());
        line.put("barcode", stop.barcode().orElse(null));
        line.put("quantity", stop.quantity());
        line.put("pack", stop.pack().orElse(null));
        line.put("slot", stop.slot());
        line.put("outbound", outbound == null ? null : outbound.toString());
        line.put("lot", stop.lot().isEmpty() ? null : stop.lot());
        line.put("expiresOn", stop.expiresOn() == null ? null : stop.expiresOn().toString());
        line.put("serials", stop.serials());
        line.put("insteadOf", stop.insteadOf());
        return FloorTasks.shown(line);
    }
}
