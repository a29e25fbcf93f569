package dev.dovetail.wms.counting;

import dev.dovetail.kernel.Malformed;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What counts know of an item. @param unitValue what one is worth */
record ItemBody(
        String sku, @Nullable String itemClass, @Nullable BigDecimal unitValue) {
    ItemBody {
        if (sku.isBlank() || sku.length() > 80)
            throw new Malformed("counting.sku", "/items", "a SKU has 1 to 80 characters");
        if (itemClass != null && !Set.of("A", "B", "C").contains(itemClass))
            throw new Malformed("counting.class", "/items", "a class is A, B or C");
        if (unitValue != null) PolicyBody.value("/items", unitValue);
    }
}
