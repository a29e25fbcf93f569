package dev.dovetail.oms.availability;

import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is known of a moment.
 *
 * @param asOf no figure or buffer that was committed before is left out
 * @param exact read, and not from memory
 */
record View(
        Instant asOf,
        boolean exact,
        Function<Collection<Sku>, Map<Sku, List<Figure>>> figures,
        Function<Collection<Buffers.Place>, Map<Buffers.Place, Long>> buffers) {}
