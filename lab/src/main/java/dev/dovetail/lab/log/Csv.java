package dev.dovetail.lab.log;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records of comma-separated values as RFC 4180 has them: quoted fields may hold commas, quotes and line ends. */
final class Csv {
    private static final int LONGEST_FIELD = 10_000;
    private final Reader in;

    Csv(Reader in) {
        this.in = in;
    }

    /** The next record, or null at the end. */
    @Nullable
    List<String> next() throws IOException {
        int c = in.read();
        if (c < 0) return null;
        var fields = new ArrayList<String>(8);
        var field = new StringBuilder();
        while (true) {
            if (c == '"' && field.isEmpty()) c = quoted(field);
            if (c < 0 || c == '\n' || c == ',') {
                fields.add(field.toString());
                field.setLength(0);
                if (c != ',') return fields;
            } else if (c != '\r') {
                append(field, c);
            }
            c = in.read();
        }
    }

    /** Reads on to the closing quote; answers the character after it. */
    private int quoted(StringBuilder field) throws IOException {
        int c = in.read();
        while (c >= 0) {
            if (c == '"') {
                c = in.read();
                if (c != '"') return c;
            }
            append(field, c);
            c = in.read();
        }
        return c;
    }

    private static void append(StringBuilder field, int c) throws IOException {
        if (field.length() == LONGEST_FIELD) throw new IOException("a field is longer than " + LONGEST_FIELD);
        field.append((char) c);
    }
}
