package dev.dovetail.wms.packing;

import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import java.util.Base64;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Labels for the printer, as the carrier gave them. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/parcels")
class LabelApi {
    private final Layout layout;
    private final PackingView view;

    LabelApi(Layout layout, PackingView view) {
        this.layout = layout;
        this.view = view;
    }

    @GetMapping("/{id}/label")
    @Permit(Permission.FLOOR_READ)
    ResponseEntity<byte[]> label(@PathVariable String code, @PathVariable long id) {
        if (id <= 0) throw new Malformed("request.id", "id", "an id is a positive number");
        var parcel = new ParcelId(id);
        var label = view.findLabel(layout.getWarehouse(code).node(), parcel)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND, new Refusal("packing.no-label", Map.of("parcel", parcel.toString()))));
        return ResponseEntity.ok()
                .contentType(type(label.format()))
                .header("Cache-Control", "no-store")
                .body(Base64.getMimeDecoder().decode(label.image()));
    }

    private static MediaType type(String format) {
        return switch (format) {
            case "GIF" -> MediaType.IMAGE_GIF;
            case "PNG" -> MediaType.IMAGE_PNG;
            case "ZPL" -> MediaType.parseMediaType("application/zpl");
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }
}
