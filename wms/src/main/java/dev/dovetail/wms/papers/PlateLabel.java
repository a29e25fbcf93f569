package dev.dovetail.wms.papers;

import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.plates.PlateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The label of a plate, 4 by 6 inches: which building, what kind, and its SSCC as GS1-128, as large as on a parcel. */
final class PlateLabel {
    private static final int WIDTH = 1016;
    private static final int HEIGHT = 1524;
    private static final int LEFT = 40;
    private static final int WIDE = WIDTH - 2 * LEFT;
    /** 156 modules of 0.495 mm. */
    private static final int BARS = 780;

    private PlateLabel() {}

    /** What is on it is not: the label is as long on it as the plate lives, the goods are not. */
    static Paper of(Warehouse warehouse, PlateView.Loaded loaded) {
        var plate = loaded.plate();
        List<Paper.Item> items = new ArrayList<>();
        items.add(new Paper.Text(LEFT, 80, 20, 400, false, "Warehouse"));
        items.add(new Paper.Text(LEFT, 150, 44, WIDE, true, warehouse.name()));
        items.add(new Paper.Box(LEFT, 330, WIDE, 4));
        items.add(new Paper.Text(LEFT, 400, 20, 400, false, "Plate"));
        items.add(new Paper.Text(LEFT, 540, 120, WIDE, true, plate.kind().toUpperCase(Locale.ROOT)));
        items.add(new Paper.Text(
                LEFT,
                800,
                110,
                WIDE,
                true,
                plate.number().substring(plate.number().length() - 6)));
        items.add(new Paper.Box(LEFT, 1050, WIDE, 4));
        items.add(new Paper.Bars((WIDTH - BARS) / 2, 1090, BARS, 340, true, "(00)" + plate.number()));
        items.add(new Paper.Text(250, 1490, 34, 700, true, "(00) " + plate.number()));
        return new Paper(WIDTH, HEIGHT, List.of(items));
    }
}
