package dev.dovetail.oms.transfers;

import dev.dovetail.kernel.Slot;
import dev.dovetail.oms.network.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that somebody asks for.
 *
 * @param key the asker's name for it: (client, key) is one transfer for ever
 * @param lines by SKU, each once; numbered from 1
 */
public record NewTransfer(
        int client,
        String key,
        Node source,
        Node target,
        @Nullable String note,
        List<TransferLine> lines) {
    public NewTransfer {
        lines = List.copyOf(lines);
    }

    int slot() {
        return Slot.of(Slot.hash(Integer.toString(client), key));
    }

    /** The same for the same content. */
    byte[] hash() {
        var parts = new ArrayList<String>(List.of(source.code(), target.code(), note == null ? "" : note));
        for (var line : lines) parts.addAll(List.of(line.sku().code(), Long.toString(line.asked())));
        return Slot.hash(parts.toArray(String[]::new));
    }
}
