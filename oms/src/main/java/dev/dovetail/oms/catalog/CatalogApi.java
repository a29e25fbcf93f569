package dev.dovetail.oms.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dovetail.contract.fulfillment.NodeRequest.Pack;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** SKUs over HTTP. */
@RestController
@RequestMapping("/api/v1/skus")
class CatalogApi {
    private static final int MOST_ROWS = 500;

    private final Catalog catalog;
    private final CatalogSetup setup;
    private final Body body;
    private final InstantSource clock;

    CatalogApi(Catalog catalog, CatalogSetup setup, Body body, InstantSource clock) {
        this.catalog = catalog;
        this.setup = setup;
        this.body = body;
        this.clock = clock;
    }

    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> put(Caller caller, HttpServletRequest request) {
        var given = body.read(request, Items.class).items();
        var items = new ArrayList<ItemSpec>();
        for (int i = 0; i < given.size(); i++) items.add(given.get(i).toSpec(caller.client(), "/items/" + i));
        setup.put(items, caller.cause(clock.instant()));
        return Map.of("put", items.size());
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    Page list(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        var found = catalog.list(caller.client(), q, after, limit);
        return new Page(
                found.stream().map(ItemBody::of).toList(),
                found.size() < limit ? null : found.getLast().sku().code());
    }

    record Items(List<ItemBody> items) {}

    record Page(List<ItemBody> items, @Nullable String next) {}

    /** An item as it is sent and shown. What is left out: no description, goods, no weight, packed singly. */
    record ItemBody(
            String sku,
            @Nullable String description,
            @Nullable String kind,
            @Nullable Integer weightGrams,
            @Nullable List<PackBody> packs,
            @Nullable String skuClass,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<PartBody> parts) {

        static ItemBody of(ItemSpec spec) {
            return new ItemBody(
                    spec.sku().code(),
                    spec.description(),
                    spec.kind().word(),
                    spec.weightGrams(),
                    spec.packs().stream()
                            .map(pack -> new PackBody(pack.level(), pack.units(), pack.barcodes()))
                            .toList(),
                    spec.skuClass(),
                    spec.parts().isEmpty()
                            ? null
                            : spec.parts().stream()
                                    .map(part -> new PartBody(part.sku().code(), part.units()))
                                    .toList());
        }

        ItemSpec toSpec(int client, String path) {
            return new ItemSpec(
                    skuAt(client, path),
                    description == null ? "" : description,
                    CatalogItem.Kind.of(kind == null ? "goods" : kind)
                            .orElseThrow(() -> new Malformed("catalog.kind", path + "/kind", "goods, service or kit")),
                    weightGrams == null ? 0 : weightGrams,
                    packsAt(path),
                    skuClass == null ? CatalogItem.STANDARD : skuClass,
                    partsAt(client, path));
        }

        private List<KitPart> partsAt(int client, String path) {
            var made = new ArrayList<KitPart>();
            var given = parts == null ? List.<PartBody>of() : parts;
            for (int p = 0; p < given.size(); p++) {
                var part = given.get(p);
                if (part.units() < 1)
                    throw new Malformed("catalog.out-of-range", path + "/parts/" + p + "/units", "at least 1");
                made.add(new KitPart(skuAt(client, part.sku(), path + "/parts/" + p), part.units()));
            }
            return made;
        }

        private Sku skuAt(int client, String path) {
            return skuAt(client, sku, path);
        }

        private static Sku skuAt(int client, String sku, String path) {
            try {
                return new Sku(client, sku);
            } catch (IllegalArgumentException e) {
                throw new Malformed("catalog.sku", path + "/sku", "a SKU code has 1 to 64 characters");
            }
        }

        private List<Pack> packsAt(String path) {
            var made = new ArrayList<Pack>();
            var given = packs == null ? List.<PackBody>of() : packs;
            for (int p = 0; p < given.size(); p++) {
                var pack = given.get(p);
                if (pack.units() < 1)
                    throw new Malformed("catalog.out-of-range", path + "/packs/" + p + "/units", "at least 1");
                var barcodes = pack.barcodes();
                made.add(new Pack(pack.level(), pack.units(), barcodes == null ? List.of() : barcodes));
            }
            return made;
        }
    }

    /** So many units of a SKU in one kit. */
    record PartBody(String sku, long units) {}

    record PackBody(String level, int units, @Nullable List<String> barcodes) {}
}
