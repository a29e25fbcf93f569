package dev.dovetail.wms.papers;

import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.wms.layout.Layout;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Papers for the printer, also from the console's pages; what was printed once prints the same again. */
@RestController
@RequestMapping({"/api/v1/warehouses/{code}/parcels/{id}", "/floor/{code}/parcels/{id}"})
class PaperApi {
    private static final MediaType ZPL = MediaType.parseMediaType("application/zpl");

    private final Layout layout;
    private final Papers papers;

    PaperApi(Layout layout, Papers papers) {
        this.layout = layout;
        this.papers = papers;
    }

    @GetMapping("/slip")
    @Permit(Permission.FLOOR_READ)
    ResponseEntity<byte[]> slip(@PathVariable String code, @PathVariable long id) {
        return answer(MediaType.APPLICATION_PDF, papers.packingSlip(layout.getWarehouse(code), parcel(id)));
    }

    /** @param format {@code pdf} or {@code zpl} */
    @GetMapping("/logistic-label")
    @Permit(Permission.FLOOR_READ)
    ResponseEntity<byte[]> label(
            @PathVariable String code, @PathVariable long id, @RequestParam(defaultValue = "pdf") String format) {
        var warehouse = layout.getWarehouse(code);
        return answer(
                format, () -> papers.labelPdf(warehouse, parcel(id)), () -> papers.labelZpl(warehouse, parcel(id)));
    }

    /** In the format that is asked for. */
    static ResponseEntity<byte[]> answer(String format, Supplier<byte[]> pdf, Supplier<String> zpl) {
        return switch (format) {
            case "pdf" -> answer(MediaType.APPLICATION_PDF, pdf.get());
            case "zpl" -> answer(ZPL, zpl.get().getBytes(StandardCharsets.UTF_8));
            default -> throw new Malformed("papers.format", "format", "pdf or zpl");
        };
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] paper) {
        return ResponseEntity.ok()
                .contentType(type)
                .header("Cache-Control", "no-store")
                .body(paper);
    }

    private static ParcelId parcel(long id) {
        if (id <= 0) throw new Malformed("request.id", "id", "an id is a positive number");
        return new ParcelId(id);
    }
}
