package dev.dovetail.console.lifecycle;

import dev.dovetail.console.shell.Frame;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds before they are lifted.
 *
 * @param back where it came from, and leads back to
 * @param shown the holds whose effect this is, as the form sends them back
 * @param note why the page is shown again, in words; null the first time
 */
public record ReleasePage(
        Frame frame,
        List<Row> rows,
        String back,
        String shown,
        String reason,
        @Nullable String note) {
    public ReleasePage {
        rows = List.copyOf(rows);
    }

    /**
     * One hold.
     *
     * @param pick how the form names it
     * @param effect what lifting it does, in words
     * @param tone good where the order goes on, waiting where it does not yet, off where nothing happens
     */
    public record Row(
            String pick, String orderId, String number, Life.Held held, String effect, String tone, boolean open) {}

    /** How many would be lifted. */
    public long open() {
        return rows.stream().filter(Row::open).count();
    }

    /** How many orders would go on. */
    public long going() {
        return rows.stream()
                .filter(row -> row.tone().equals("good"))
                .map(Row::orderId)
                .distinct()
                .count();
    }

    static String shown(List<Row> rows) {
        return rows.stream().filter(Row::open).map(Row::pick).sorted().collect(Collectors.joining(" "));
    }
}
