package dev.dovetail.console.plan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a plan is shown; the address holds all of it.
 *
 * @param layer {@code units}, {@code full} or {@code picks}; @param level 0 for all of them
 * @param days of picks; @param find a SKU or a bin; empty for neither; @param bin whose place is open; empty for none
 */
public record Asked(String code, String layer, int level, int days, String find, String bin) {
    static final List<String> LAYERS = List.of("units", "full", "picks");
    public static final List<Integer> DAYS = List.of(1, 7, 28);

    /** What nobody offers is shown as usual. */
    static Asked of(String code, String layer, int level, int days, @Nullable String find, @Nullable String bin) {
        return new Asked(
                code,
                LAYERS.contains(layer) ? layer : "units",
                Math.max(0, level),
                DAYS.contains(days) ? days : 7,
                find == null ? "" : find.strip(),
                bin == null ? "" : bin.strip());
    }

    public String withLayer(String other) {
        return new Asked(code, other, level, days, find, "").href();
    }

    public String withLevel(int other) {
        return new Asked(code, layer, other, days, find, "").href();
    }

    public String withDays(int other) {
        return new Asked(code, "picks", level, other, find, "").href();
    }

    /** Where what lies at a place is, but for its code. */
    public String binsHref() {
        return "/floor/" + code + "/plan/bins/";
    }

    private String href() {
        return "/floor/" + code + "/plan?layer=" + layer + (level == 0 ? "" : "&level=" + level)
                + (days == 7 ? "" : "&days=" + days)
                + (find.isEmpty() ? "" : "&find=" + URLEncoder.encode(find, StandardCharsets.UTF_8));
    }
}
