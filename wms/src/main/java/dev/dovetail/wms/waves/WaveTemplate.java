package dev.dovetail.wms.waves;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of those that wait make a wave, and how they are meant to be picked.
 *
 * @param services and {@code channels}: empty for all; @param leavesWithin minutes until the carrier's cut-off at most
 * @param singleLine only orders of one line; @param mode {@code discrete}, {@code cluster} or {@code batch}
 */
public record WaveTemplate(
        String code,
        List<String> services,
        List<String> channels,
        @Nullable Integer leavesWithin,
        boolean singleLine,
        String mode,
        int mostOrders,
        int mostLines) {
    public WaveTemplate {
        services = List.copyOf(services);
        channels = List.copyOf(channels);
    }
}
