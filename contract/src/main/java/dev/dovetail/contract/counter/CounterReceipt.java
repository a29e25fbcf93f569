package dev.dovetail.contract.counter;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods sold over a counter.
 *
 * @param register the till or the channel it belongs to, 1 to 40 characters
 * @param receipt its number there, 1 to 80 characters: (node, client, register, receipt) is one receipt for ever
 * @param soldAt by the till's clock; at most 7 days old, for what moved is remembered no longer, and 5 minutes ahead
 * @param currency of the prices, where there are any
 * @param lines 1 to 500
 */
public record CounterReceipt(
        String register,
        String receipt,
        Instant soldAt,
        @Nullable String currency,
        List<CounterLine> lines) {
    private static final int LONGEST_REGISTER = 40;
    private static final int LONGEST_RECEIPT = 80;
    private static final int MOST_LINES = 500;
    private static final Duration OLDEST = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** Refuses {@code sales.text}, {@code sales.currency}, {@code sales.lines}. */
    public CounterReceipt {
        register = text(register, LONGEST_REGISTER, "/register");
        receipt = text(receipt, LONGEST_RECEIPT, "/receipt");
        soldAt = soldAt.truncatedTo(ChronoUnit.MICROS);
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES)
            throw new Malformed("sales.lines", "/lines", "a receipt has 1 to " + MOST_LINES + " lines");
        if (currency != null && !currency.matches("[A-Z]{3}"))
            throw new Malformed("sales.currency", "/currency", "three capital letters");
        if (currency == null && lines.stream().anyMatch(line -> line.price() != null))
            throw new Malformed("sales.currency", "/currency", "prices have a currency");
        for (int i = 0; i < lines.size(); i++) lines.get(i).check("/lines/" + i);
    }

    /** Refuses {@code sales.too-old} and {@code sales.future}. */
    public void checkTime(Instant now) {
        if (soldAt.isBefore(now.minus(OLDEST)))
            throw new Malformed("sales.too-old", "/soldAt", "at most 7 days old; correct the stock by a count");
        if (soldAt.isAfter(now.plus(AHEAD)))
            throw new Malformed("sales.future", "/soldAt", "at most 5 minutes ahead of the clock here");
    }

    /** 16 bytes that are the same for the same content, however it was written. */
    public byte[] hash() {
        var parts = new ArrayList<String>(List.of(register, receipt, soldAt.toString(), String.valueOf(currency)));
        for (var line : lines) parts.addAll(line.parts());
        return Slot.hash(parts.toArray(String[]::new));
    }

    static String text(String given, int most, String path) {
        var text = given.strip();
        if (text.isEmpty() || text.length() > most)
            throw new Malformed("sales.text", path, "has 1 to " + most + " characters");
        return text;
    }
}
