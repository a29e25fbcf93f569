package dev.dovetail.wms.floor;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Item;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes beside each SKU of a task its name and every barcode it answers to, so that a device knows right from wrong without asking. */
@Component
class Barcodes {
    private final Items items;

    Barcodes(Items items) {
        this.items = items;
    }

    /** The tasks with {@code barcodes} and {@code description} in each of them, or of their lines, that names a {@code sku}; one read for all. */
    List<Map<String, Object>> in(Warehouse warehouse, List<Map<String, Object>> tasks) {
        var skus = tasks.stream()
                .flatMap(task -> Stream.concat(Stream.of(task), lines(task).stream()))
                .map(named -> named.get("sku"))
                .filter(Objects::nonNull)
                .map(sku -> sku(sku.toString()))
                .collect(Collectors.toSet());
        var known = items.find(warehouse.node(), skus);
        return tasks.stream().map(task -> whole(task, known)).toList();
    }

    private static Map<String, Object> whole(Map<String, Object> task, Map<Sku, Item> known) {
        var whole = with(task, known);
        if (task.containsKey("lines"))
            whole.put(
                    "lines", lines(task).stream().map(line -> with(line, known)).toList());
        return whole;
    }

    private static Map<String, Object> with(Map<String, Object> named, Map<Sku, Item> known) {
        var with = new LinkedHashMap<>(named);
        if (named.get("sku") == null) return with;
        var item = known.get(sku(named.get("sku").toString()));
        with.put("barcodes", item == null ? List.of() : codes(item));
        if (item != null) with.putIfAbsent("description", item.description());
        return with;
    }

    private static List<Map<String, Object>> codes(Item item) {
        return item.packs().stream()
                .flatMap(pack -> pack.barcodes().stream()
                        .map(code ->
                                Map.<String, Object>of("barcode", code, "level", pack.level(), "units", pack.units())))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> lines(Map<String, Object> task) {
        return task.get("lines") instanceof List<?> lines ? (List<Map<String, Object>>) lines : List.of();
    }

    /** As {@link Sku#toString} writes it. */
    private static Sku sku(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !text.substring(0, colon).chars().allMatch(Character::isDigit)) return new Sku(1, text);
        return new Sku(Integer.parseInt(text.substring(0, colon)), text.substring(colon + 1));
    }
}
