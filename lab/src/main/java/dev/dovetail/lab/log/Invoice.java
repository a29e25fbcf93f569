package dev.dovetail.lab.log;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Consecutive rows under one number. A number that begins with C cancels; any other is an order. */
public record Invoice(String number, List<Row> rows) {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    public Invoice {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) throw new IllegalArgumentException("an invoice has at least one row");
    }

    public boolean cancels() {
        return number.startsWith("C");
    }

    /** The customer's number; empty where the log names nobody. */
    public Optional<String> customer() {
        String text = rows.getFirst().customer();
        if (text.isBlank()) return Optional.empty();
        return Optional.of(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
    }

    /** When the first row was written; the log has no zone and is read as UTC. */
    public Instant at() {
        return LocalDateTime.parse(rows.getFirst().at(), AT).toInstant(ZoneOffset.UTC);
    }

    /** Who lives somewhere: the customer, or the invoice itself where nobody is named. */
    public String household() {
        return customer().map(c -> "customer " + c).orElse("invoice " + number);
    }
}
