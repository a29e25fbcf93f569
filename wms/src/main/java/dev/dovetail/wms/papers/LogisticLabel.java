package dev.dovetail.wms.papers;

import dev.dovetail.ground.vault.Contact;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.units.Sscc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The label of a logistic unit, 4 by 6 inches: where from, where to, which order, and its SSCC as GS1-128 (GS1 Logistic Label
 * Guideline: the number lowest, bars at least 32 mm high).
 */
final class LogisticLabel {
    private static final int WIDTH = 1016;
    private static final int HEIGHT = 1524;
    private static final int LEFT = 40;
    private static final int WIDE = WIDTH - 2 * LEFT;
    /** 156 modules of 0.495 mm. */
    private static final int BARS = 780;

    private LogisticLabel() {}

    static Paper of(Slip slip, Sscc number) {
        List<Paper.Item> items = new ArrayList<>();
        rows(items, 60, 24, 44, "From", from(slip.from()));
        items.add(new Paper.Box(LEFT, 330, WIDE, 4));
        rows(items, 390, 36, 64, "To", slip.to().map(LogisticLabel::to).orElse(List.of("The address was erased")));
        items.add(new Paper.Box(LEFT, 820, WIDE, 4));
        pair(items, LEFT, 870, "Order", slip.outbound().orderNumber());
        pair(items, 640, 870, "Parcel", slip.place() + " of " + slip.count());
        pair(items, LEFT, 970, "Service", slip.outbound().service());
        var grams = slip.parcel().weightGrams();
        pair(items, 640, 970, "Weight", grams == null ? "-" : String.format(Locale.ROOT, "%.2f kg", grams / 1000.0));
        items.add(new Paper.Box(LEFT, 1050, WIDE, 4));
        items.add(new Paper.Bars((WIDTH - BARS) / 2, 1090, BARS, 340, true, "(00)" + number.digits()));
        items.add(new Paper.Text(250, 1490, 34, 700, true, "(00) " + number.digits()));
        return new Paper(WIDTH, HEIGHT, List.of(items));
    }

    private static void rows(List<Paper.Item> items, int y, int size, int step, String head, List<String> rows) {
        items.add(new Paper.Text(LEFT, y, 20, 200, false, head));
        for (int i = 0; i < rows.size(); i++)
            items.add(new Paper.Text(LEFT, y + 20 + (i + 1) * step - 10, size, WIDE, i == 0, rows.get(i)));
    }

    private static void pair(List<Paper.Item> items, int x, int y, String head, String value) {
        items.add(new Paper.Text(x, y, 20, 200, false, head));
        items.add(new Paper.Text(x, y + 45, 30, x == LEFT ? 580 : 340, true, value));
    }

    static List<String> from(Warehouse warehouse) {
        var at = warehouse.address();
        return lines(
                at.name() == null ? warehouse.name() : at.name(),
                at.street(),
                joined(at.city(), at.region(), at.postalCode()),
                at.country());
    }

    static List<String> to(Contact to) {
        return lines(
                to.name(),
                to.company(),
                to.street(),
                to.street2(),
                joined(to.city(), to.region(), to.postalCode()),
                to.country());
    }

    private static List<String> lines(@Nullable String... lines) {
        return Stream.of(lines)
                .filter(Objects::nonNull)
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String joined(@Nullable String... parts) {
        return String.join(" ", lines(parts));
    }
}
