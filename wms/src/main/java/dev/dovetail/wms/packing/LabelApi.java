package dev.dovetail.wms.packing;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Labels for the printer, as the carrier gave them, also from the console's pages; each that is fetched is noted. A supervisor has one voided. */
@RestController
@RequestMapping({"/api/v1/warehouses/{code}/parcels/{id}", "/floor/{code}/parcels/{id}"})
class LabelApi {
    private static final int LONGEST_REASON = 200;

    private final Layout layout;
    private final PackingView view;
    private final Packing packing;
    private final VoidStore voids;
    private final Transactions transactions;
    private final Body body;
    private final InstantSource clock;

    LabelApi(
            Layout layout,
            PackingView view,
            Packing packing,
            VoidStore voids,
            Transactions transactions,
            Body body,
            InstantSource clock) {
        this.layout = layout;
        this.view = view;
        this.packing = packing;
        this.voids = voids;
        this.transactions = transactions;
        this.body = body;
        this.clock = clock;
    }

    @GetMapping("/label")
    @Permit(Permission.FLOOR_READ)
    ResponseEntity<byte[]> label(Caller caller, @PathVariable String code, @PathVariable long id) {
        var node = layout.getWarehouse(code).node();
        var parcel = parcel(id);
        var label = transactions.run(() -> {
            var found = view.findLabel(node, parcel)
                    .orElseThrow(() -> new Refused(
                            Refused.Kind.NOT_FOUND,
                            new Refusal("packing.no-label", Map.of("parcel", parcel.toString()))));
            var cause = caller.cause(clock.instant());
            voids.printed(node, parcel, found.trackingNumber(), cause.who(), cause.at());
            return found;
        });
        return ResponseEntity.ok()
                .contentType(type(label.format()))
                .header("Cache-Control", "no-store")
                .body(Base64.getMimeDecoder().decode(label.image()));
    }

    record VoidAsked(String reason) {
        VoidAsked {
            if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON)
                throw new Malformed("packing.void-reason", "/reason", "1 to " + LONGEST_REASON + " characters");
            reason = reason.strip();
        }
    }

    @PostMapping("/label/void")
    @Permit(Permission.FLOOR_DECIDE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Object> voidLabel(
            Caller caller, @PathVariable String code, @PathVariable long id, HttpServletRequest request) {
        var node = layout.getWarehouse(code).node();
        var parcel = parcel(id);
        var asked = body.read(request, VoidAsked.class);
        var cause = caller.cause(clock.instant());
        var voiding = packing.voidLabel(node, parcel, asked.reason(), cause);
        return Map.of("parcel", parcel.toString(), "carton", voiding.carton(), "state", voiding.state());
    }

    /** @param prints each time the label was fetched, the latest first */
    record History(String parcel, List<VoidStore.LabelVoid> voids, List<VoidStore.Print> prints) {}

    @GetMapping("/labels")
    @Permit(Permission.FLOOR_READ)
    History labels(@PathVariable String code, @PathVariable long id) {
        var node = layout.getWarehouse(code).node();
        var parcel = parcel(id);
        return new History(parcel.toString(), voids.list(node, parcel), voids.prints(node, parcel));
    }

    private static ParcelId parcel(long id) {
        if (id <= 0) throw new Malformed("request.id", "id", "an id is a positive number");
        return new ParcelId(id);
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
