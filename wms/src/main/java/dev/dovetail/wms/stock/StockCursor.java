package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page of balances goes on: behind this one. */
record StockCursor(Balance.Key key) {
    private static final StockCursor START =
            new StockCursor(new Balance.Key(0, new Sku(1, "!"), "", Status.AVAILABLE)); // no location is 0
    private static final Pattern TEXT =
            Pattern.compile("([1-9][0-9]{0,18})~([1-9][0-9]{0,8})~(available|hold|damaged)~([0-9]{1,3})~([^\\x00]+)");

    /** Refuses {@code request.cursor}. */
    static StockCursor of(@Nullable String text) {
        if (text == null || text.isEmpty()) return START;
        var parts = TEXT.matcher(text);
        if (!parts.matches()) throw unknown();
        int lot = Integer.parseInt(parts.group(4));
        var rest = parts.group(5);
        if (rest.length() <= lot) throw unknown();
        try {
            return new StockCursor(new Balance.Key(
                    Long.parseLong(parts.group(1)),
                    new Sku(Integer.parseInt(parts.group(2)), rest.substring(lot)),
                    rest.substring(0, lot),
                    Status.of(parts.group(3))));
        } catch (IllegalArgumentException e) {
            throw unknown(); // no number of ours, or no SKU
        }
    }

    boolean isStart() {
        return key.location() == 0;
    }

    /** Lots and SKUs may hold any sign, so the lot's length is told. */
    String text() {
        return String.join(
                "~",
                Long.toString(key.location()),
                Integer.toString(key.sku().client()),
                key.status().word(),
                Integer.toString(key.lot().length()),
                key.lot() + key.sku().code());
    }

    static Malformed unknown() {
        return new Malformed("request.cursor", "after", "give the 'next' of the page before");
    }
}
