package dev.dovetail.console.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands at one place of the ground, level by level. */
public record BinPage(List<Bin> bins) {
    public BinPage {
        bins = List.copyOf(bins);
    }

    /** @param kind {@code bin} or {@code reserve}; @param blockedFor null where it is not; @param percent null without a limit */
    public record Bin(
            String code,
            String kind,
            @Nullable Integer level,
            @Nullable String blockedFor,
            @Nullable Integer percent,
            List<Content> contents) {
        public Bin {
            contents = List.copyOf(contents);
        }
    }

    /** @param lot empty without one; @param status {@code available}, {@code hold} or {@code damaged} */
    public record Content(String sku, String lot, String status, long units, long claimed) {}
}
