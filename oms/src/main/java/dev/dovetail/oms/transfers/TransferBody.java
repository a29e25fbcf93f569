package dev.dovetail.oms.transfers;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.network.Network;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as it is asked for.
 *
 * @param key 1 to 40 letters, digits, dots, dashes and underscores
 * @param from and {@code to}: codes of nodes
 * @param note for the people who pick it, at most 200 characters
 * @param lines 1 to 200, each SKU once, 1 to 1,000,000 base units
 */
record TransferBody(
        String key, String from, String to, @Nullable String note, List<Line> lines) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final int MOST_LINES = 200;
    private static final long MOST_UNITS = 1_000_000;
    private static final int LONGEST = 200;

    record Line(String sku, long quantity) {}

    NewTransfer toTransfer(Network network, int client) {
        if (!KEY.matcher(key).matches())
            throw new Malformed("transfers.key", "/key", "1 to 40 letters, digits, dots, dashes and underscores");
        if (lines.isEmpty() || lines.size() > MOST_LINES)
            throw new Malformed("transfers.lines", "/lines", "a transfer has 1 to " + MOST_LINES + " lines");
        if (note != null && note.length() > LONGEST)
            throw new Malformed("transfers.text", "/note", "at most " + LONGEST + " characters");
        var asked = new ArrayList<TransferLine>();
        var seen = new HashSet<Sku>();
        for (int i = 0; i < lines.size(); i++) {
            var path = "/lines/" + i;
            var line = lines.get(i);
            if (line.quantity() < 1 || line.quantity() > MOST_UNITS)
                throw new Malformed("transfers.quantity", path + "/quantity", "1 to " + MOST_UNITS);
            var sku = sku(client, line.sku(), path + "/sku");
            if (!seen.add(sku)) throw new Malformed("transfers.sku-twice", path + "/sku", "this SKU is given twice");
            asked.add(TransferLine.asked(i + 1, sku, line.quantity()));
        }
        var said = note == null || note.isBlank() ? null : note.strip();
        return new NewTransfer(client, key, network.getNode(from), network.getNode(to), said, asked);
    }

    private static Sku sku(int client, String code, String path) {
        try {
            return new Sku(client, code);
        } catch (IllegalArgumentException e) {
            throw new Malformed("transfers.sku", path, "a SKU code has 1 to 64 characters");
        }
    }
}
