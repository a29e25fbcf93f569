package dev.dovetail.wms.counting;

import java.util.List;

/**
 * Bins that somebody wants counted.
 *
 * @param locations their codes
 * @param kind {@code asked}, or {@code exception} for what looked wrong and goes first
 * @param reason 1 to 200 characters
 */
public record CountOrder(List<String> locations, String kind, String reason) {
    public CountOrder {
        locations = List.copyOf(locations);
    }
}
