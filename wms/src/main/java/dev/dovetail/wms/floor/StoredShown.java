package dev.dovetail.wms.floor;

import dev.dovetail.wms.counting.CountTodo;
import dev.dovetail.wms.kitting.KitTask;
import dev.dovetail.wms.replenishing.RefillTask;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Work on goods in store, as a handheld shows it. */
final class StoredShown {
    private StoredShown() {}

    /** Never what the book says. */
    static Map<String, Object> of(CountTodo task) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("task", Long.toString(task.task()));
        shown.put("location", task.location());
        shown.put("checkDigits", task.checkDigits());
        shown.put("kind", task.kind());
        shown.put("reason", task.reason());
        shown.put("round", task.round());
        return FloorTasks.shown(shown);
    }

    static Map<String, Object> of(KitTask task) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("task", Long.toString(task.task()));
        shown.put("kind", task.kind());
        shown.put("sku", task.sku().toString());
        shown.put("quantity", task.quantity());
        shown.put("key", task.key());
        shown.put("open", task.open());
        shown.put("bench", task.bench());
        shown.put("lines", task.lines().stream().map(StoredShown::line).toList());
        return FloorTasks.shown(shown);
    }

    private static Map<String, Object> line(KitTask.Line line) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("seq", line.seq());
        shown.put("location", line.location());
        shown.put("checkDigits", line.checkDigits());
        shown.put("sku", line.sku().toString());
        shown.put("lot", line.lot());
        shown.put("quantity", line.quantity());
        shown.put("barcode", line.barcode().orElse(null));
        shown.put("serials", line.serials());
        return FloorTasks.shown(shown);
    }

    static Map<String, Object> of(RefillTask task) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        var deadline = task.deadline();
        shown.put("task", Long.toString(task.task()));
        shown.put("sku", task.sku().toString());
        shown.put("description", task.description());
        shown.put("barcode", task.barcode().orElse(null));
        shown.put("to", task.face());
        shown.put("checkDigits", task.checkDigits());
        shown.put("cause", task.cause());
        shown.put("quantity", task.quantity());
        shown.put("pack", task.pack().orElse(null));
        shown.put("deadline", deadline == null ? null : deadline.toString());
        shown.put("from", task.from());
        return FloorTasks.shown(shown);
    }
}
