package dev.dovetail.wms.papers;

import dev.dovetail.wms.packing.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What lies in a box, for whom opens it: on Letter where the warehouse's country uses it, else on A4. */
final class PackingSlip {
    private static final Set<String> LETTER = Set.of("US", "CA", "MX", "PH", "CL", "CO", "VE");
    private static final int LEFT = 180;
    private static final int FIRST = 980;
    private static final int STEP = 70;

    private final Slip slip;
    private final int width;
    private final int height;

    private PackingSlip(Slip slip) {
        this.slip = slip;
        var country = slip.from().address().country();
        boolean letter = country != null && LETTER.contains(country);
        this.width = letter ? 2159 : 2100;
        this.height = letter ? 2794 : 2970;
    }

    static Paper of(Slip slip) {
        return new PackingSlip(slip).paper();
    }

    private Paper paper() {
        var lines = slip.parcel().lines();
        int each = (height - FIRST - 200) / STEP;
        int count = Math.max(1, (lines.size() + each - 1) / each);
        List<List<Paper.Item>> pages = new ArrayList<>();
        for (int page = 0; page < count; page++) {
            var part = lines.subList(page * each, Math.min(lines.size(), (page + 1) * each));
            pages.add(page(part, page + 1, count));
        }
        return new Paper(width, height, pages);
    }

    private List<Paper.Item> page(List<Parcel.Line> lines, int page, int pages) {
        List<Paper.Item> items = new ArrayList<>();
        head(items);
        items.add(new Paper.Text(LEFT, FIRST - STEP, 26, 500, true, "Item"));
        items.add(new Paper.Text(LEFT + 520, FIRST - STEP, 26, 800, true, "Description"));
        items.add(new Paper.Text(width - LEFT - 200, FIRST - STEP, 26, 200, true, "Quantity"));
        items.add(new Paper.Box(LEFT, FIRST - STEP + 20, width - 2 * LEFT, 4));
        for (int i = 0; i < lines.size(); i++) line(items, lines.get(i), FIRST + i * STEP);
        var parcel = "Parcel %d of %d, carton %s"
                .formatted(slip.place(), slip.count(), slip.parcel().carton());
        items.add(new Paper.Text(LEFT, height - 120, 24, 1200, false, parcel));
        items.add(new Paper.Text(
                width - LEFT - 300, height - 120, 24, 300, false, "Page %d of %d".formatted(page, pages)));
        return items;
    }

    private void head(List<Paper.Item> items) {
        items.add(new Paper.Text(LEFT, 240, 56, 900, true, "Packing slip"));
        rows(items, LEFT, 340, LogisticLabel.from(slip.from()));
        var number = slip.outbound().orderNumber();
        items.add(new Paper.Bars(width - LEFT - 800, 180, 800, 120, false, number));
        items.add(new Paper.Text(width - LEFT - 800, 350, 30, 800, true, "Order " + number));
        items.add(new Paper.Text(LEFT, 600, 24, 300, false, "Ship to"));
        rows(items, LEFT, 650, slip.to().map(LogisticLabel::to).orElse(List.of("The address was erased")));
        var told = slip.outbound().instructions();
        items.add(new Paper.Text(width - LEFT - 800, 600, 24, 300, false, "Service"));
        items.add(new Paper.Text(
                width - LEFT - 800, 650, 28, 800, true, slip.outbound().service()));
        if (told != null) items.add(new Paper.Text(width - LEFT - 800, 720, 26, 800, false, told));
    }

    private static void rows(List<Paper.Item> items, int x, int y, List<String> rows) {
        for (int i = 0; i < rows.size(); i++) items.add(new Paper.Text(x, y + i * 44, 28, 900, i == 0, rows.get(i)));
    }

    private void line(List<Paper.Item> items, Parcel.Line line, int y) {
        var sku = line.sku();
        items.add(new Paper.Text(LEFT, y, 28, 500, true, sku.code()));
        items.add(new Paper.Text(
                LEFT + 520, y, 28, width - 2 * LEFT - 760, false, slip.names().getOrDefault(sku, "")));
        items.add(new Paper.Text(width - LEFT - 200, y, 28, 200, true, Long.toString(line.quantity())));
    }
}
