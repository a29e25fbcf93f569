package dev.dovetail.console.plates;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.wms.plates.PlateView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plates of one warehouse, the oldest first. @param next the last id shown, where there may be more; null where not */
public record PlatesPage(
        Frame frame,
        String code,
        String name,
        PlateView.Which which,
        List<PlateView.Row> rows,
        @Nullable Long next) {
    public static final List<String> STATES = List.of("standing", "made", "broken");

    public PlatesPage {
        rows = List.copyOf(rows);
    }

    public String path() {
        return "/floor/" + code + "/plates";
    }

    public String href(PlateView.Row row) {
        return path() + "/" + row.plate().number();
    }

    public String more() {
        return path() + "?state=" + which.state() + "&at=" + encoded(which.location()) + "&sku=" + encoded(which.sku())
                + "&after=" + next;
    }

    /** Whether only some of those that stand are shown. */
    public boolean narrowed() {
        return !which.location().isEmpty() || !which.sku().isEmpty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
