package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.Sku;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be carried to a bench for one work order, in walking order; with nothing to be carried, it is to be made there.
 *
 * @param open of its units, how many are not made yet
 * @param bench where it is worked; null where nothing was carried there yet: any bench that is free
 */
public record KitTask(
        long task,
        String kind,
        Sku sku,
        long quantity,
        String key,
        long open,
        @Nullable String bench,
        List<Line> lines) {
    public KitTask {
        lines = List.copyOf(lines);
    }

    /** @param serials whether the name of each unit is to be read */
    public record Line(
            int seq,
            String location,
            @Nullable String checkDigits,
            Sku sku,
            String lot,
            long quantity,
            Optional<String> barcode,
            boolean serials) {}
}
