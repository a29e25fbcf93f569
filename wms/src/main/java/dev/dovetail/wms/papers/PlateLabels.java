package dev.dovetail.wms.papers;

import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.plates.PlateView;
import org.springframework.stereotype.Component;

/** Draws the labels of plates; refused as {@code plates.unknown} (404). */
@Component
class PlateLabels {
    private final PlateView plates;
    private final Pdf pdf;
    private final Zpl zpl;

    PlateLabels(PlateView plates, Pdf pdf, Zpl zpl) {
        this.plates = plates;
        this.pdf = pdf;
        this.zpl = zpl;
    }

    byte[] pdf(Warehouse warehouse, String number) {
        return pdf.write(PlateLabel.of(warehouse, plates.get(warehouse.node(), number)));
    }

    String zpl(Warehouse warehouse, String number) {
        return zpl.write(PlateLabel.of(warehouse, plates.get(warehouse.node(), number)));
    }
}
