package dev.dovetail.kernel;

import java.util.Comparator;
import java.util.Locale;

/** What is stocked: a client's code. Codes are upper-cased, so that {@code 84406b} and {@code 84406B} are one. 1 to 64 characters. */
public record Sku(int client, String code) implements Comparable<Sku> {
    private static final Comparator<Sku> ORDER =
            Comparator.comparingInt(Sku::client).thenComparing(Sku::code);

    public Sku {
        code = code.strip().toUpperCase(Locale.ROOT);
        if (client < 1) throw new IllegalArgumentException("a client is 1 or more, not " + client);
        if (code.isEmpty() || code.length() > 64)
            throw new IllegalArgumentException("a SKU code has 1 to 64 characters");
    }

    @Override
    public int compareTo(Sku other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return client == 1 ? code : client + ":" + code;
    }
}
