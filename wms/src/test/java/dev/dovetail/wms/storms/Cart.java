package dev.dovetail.wms.storms;

import java.util.List;
import java.util.Map;

/** Where a picker lays goods: a tote of the order's own, a tote or carton in a slot of a cart, the box of a batch. */
final class Cart {
    private Cart() {}

    static void into(World world, Map<String, Object> scan, Map<String, Object> task, Map<String, Object> stop) {
        if ("batch".equals(task.get("mode"))) scan.put("tote", "BX-" + task.get("task"));
        var slot = slot(task, stop);
        if (slot.isEmpty()) return;
        if (slot.get("cartonType") != null && !world.oneIn(5)) {
            var carton = slot.get("carton");
            scan.remove("tote");
            scan.put("carton", carton == null ? world.fresh("KIT") : carton);
        } else scan.put("tote", slot.get("tote") == null ? world.fresh("T") : slot.get("tote"));
    }

    /** Of a trip of several; nothing else has slots. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> slot(Map<String, Object> task, Map<String, Object> stop) {
        if (!"cluster".equals(task.get("mode"))) return Map.of();
        return ((List<Map<String, Object>>) task.get("slots"))
                .stream()
                        .filter(slot -> slot.get("slot").equals(stop.get("slot")))
                        .findFirst()
                        .orElse(Map.of());
    }
}
