package dev.dovetail.oms.verification;

import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.holds.HoldKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether each line costs about what it should. A SKU without a price is not judged. Pure. */
final class PriceCheck {
    private static final int NAMED = 5;

    private PriceCheck() {}

    /** @param tolerance in percent of the expected price, up and down */
    static Optional<Finding> of(List<Posted.Line> lines, Map<Sku, BigDecimal> prices, int tolerance) {
        var wrong = new ArrayList<Posted.Line>();
        for (var line : lines) {
            var each = prices.get(line.sku());
            if (each != null && !fits(line.unitPrice(), each.multiply(BigDecimal.valueOf(line.units())), tolerance))
                wrong.add(line);
        }
        if (wrong.isEmpty()) return Optional.empty();
        var skus = wrong.stream().map(line -> line.sku().code()).distinct().toList();
        var named = String.join(", ", skus.subList(0, Math.min(NAMED, skus.size())));
        var words = "more than " + tolerance + " % from the expected price: " + named
                + (skus.size() > NAMED ? " and " + (skus.size() - NAMED) + " more" : "");
        return Optional.of(new Finding(
                HoldKind.PRICE,
                "price-out-of-bounds",
                "/lines/" + (wrong.getFirst().line() - 1) + "/unitPrice",
                words));
    }

    private static boolean fits(BigDecimal price, BigDecimal expected, int tolerance) {
        var allowed = expected.multiply(BigDecimal.valueOf(tolerance)).movePointLeft(2);
        return price.subtract(expected).abs().compareTo(allowed) <= 0;
    }
}
