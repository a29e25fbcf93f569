package dev.dovetail.wms.papers;

import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.wms.layout.Layout;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Labels of plates. */
@RestController
@RequestMapping({
    "/api/v1/warehouses/{code}/plates/{number}/label",
    "/floor/{code}/plates/{number}/label",
    "/handheld/{code}/plates/{number}/label"
})
class PlateLabelApi {
    private final Layout layout;
    private final PlateLabels labels;

    PlateLabelApi(Layout layout, PlateLabels labels) {
        this.layout = layout;
        this.labels = labels;
    }

    /** @param format {@code pdf} or {@code zpl} */
    @GetMapping
    @Permit(Permission.FLOOR_READ)
    ResponseEntity<byte[]> label(
            @PathVariable String code, @PathVariable String number, @RequestParam(defaultValue = "pdf") String format) {
        return PaperApi.answer(
                format,
                () -> labels.pdf(layout.getWarehouse(code), number),
                () -> labels.zpl(layout.getWarehouse(code), number));
    }
}
