package dev.dovetail.console.inbound;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.wms.receiving.ReceivingView.Head;
import dev.dovetail.wms.receiving.ReceivingView.Which;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deliveries of one warehouse. @param next the last id shown, where there may be more; null where not */
public record DeliveriesPage(
        Frame frame,
        String code,
        String name,
        Which which,
        Map<Which, Long> waiting,
        List<Head> rows,
        @Nullable Long next) {
    public DeliveriesPage {
        waiting = Map.copyOf(waiting);
        rows = List.copyOf(rows);
    }

    public String path() {
        return "/floor/" + code + "/deliveries";
    }

    public List<Which> all() {
        return List.of(Which.values());
    }

    public static String word(Which which) {
        return which.name().toLowerCase(Locale.ROOT);
    }

    public String href(Head row) {
        return path() + "/" + row.delivery().id();
    }

    /** How it stands, as a key of words. */
    public static String state(Head row) {
        var delivery = row.delivery();
        if ("open".equals(delivery.blind())) return "unsettled";
        return delivery.state();
    }
}
