package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An announcement of a delivery as it is sent. */
record DeliveryBody(
        String reference, String supplier, @Nullable String expectedOn, List<Line> lines) {
    private static final int MOST_LINES = 1000;
    private static final long MOST_UNITS = 1_000_000;

    record Line(String sku, long quantity) {}

    /** Refuses each field by its path; a SKU may occur once. */
    ExpectedDelivery toDelivery(int client) {
        text(reference, "/reference");
        text(supplier, "/supplier");
        if (lines.isEmpty() || lines.size() > MOST_LINES)
            throw new Malformed("receiving.lines", "/lines", "a delivery has 1 to 1,000 lines");
        List<ExpectedDelivery.Line> expected = new ArrayList<>();
        Set<Sku> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var path = "/lines/" + i;
            if (line.quantity() < 1 || line.quantity() > MOST_UNITS)
                throw new Malformed("receiving.quantity", path + "/quantity", "1 to 1,000,000 base units");
            var sku = sku(client, line.sku(), path);
            if (!seen.add(sku)) throw new Malformed("receiving.sku-twice", path + "/sku", "the same SKU twice");
            expected.add(new ExpectedDelivery.Line(sku, line.quantity()));
        }
        return new ExpectedDelivery(reference, supplier, date(), expected);
    }

    private static Sku sku(int client, String code, String path) {
        try {
            return new Sku(client, code);
        } catch (IllegalArgumentException e) {
            throw new Malformed("receiving.sku", path + "/sku", "a SKU has 1 to 64 characters");
        }
    }

    private @Nullable LocalDate date() {
        try {
            return expectedOn == null ? null : LocalDate.parse(expectedOn);
        } catch (DateTimeException e) {
            throw new Malformed("receiving.date", "/expectedOn", "a date such as 2026-03-02");
        }
    }

    private static void text(String value, String path) {
        if (value.isBlank() || value.length() > 80) throw new Malformed("receiving.text", path, "1 to 80 characters");
    }
}
