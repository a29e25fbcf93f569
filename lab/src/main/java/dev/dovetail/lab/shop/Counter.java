package dev.dovetail.lab.shop;

import dev.dovetail.lab.log.Invoice;
import dev.dovetail.lab.log.Row;
import dev.dovetail.lab.world.Home;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the log's invoices as orders and cancellations of one channel. Nothing is judged here: what is wrong goes as it is. */
record Counter(String channel, String currency) {

    OrderBody order(Invoice invoice, Home home) {
        var shipTo = new OrderBody.ShipTo(
                home.name(),
                home.street(),
                home.city(),
                home.region(),
                home.postalCode(),
                home.country(),
                home.email(),
                home.phone());
        return new OrderBody(
                channel,
                invoice.number(),
                invoice.at().toString(),
                currency,
                invoice.customer().orElse(null),
                service(invoice),
                null,
                shipTo,
                invoice.rows().stream().map(Counter::line).toList());
    }

    List<CancelBody> cancellations(Invoice invoice) {
        return java.util.stream.IntStream.range(0, invoice.rows().size())
                .mapToObj(i -> cancellation(invoice, i + 1, invoice.rows().get(i)))
                .toList();
    }

    /** One line of a cancellation invoice; {@code line} counts from 1. */
    record CancelBody(
            String channel,
            String number,
            int line,
            @Nullable String customer,
            String sku,
            Object quantity,
            String reason) {}

    private CancelBody cancellation(Invoice invoice, int line, Row row) {
        Object quantity = number(row.quantity());
        if (quantity instanceof BigDecimal q) quantity = q.abs();
        return new CancelBody(
                channel,
                invoice.number(),
                line,
                invoice.customer().orElse(null),
                row.sku(),
                quantity,
                "cancelled at the shop");
    }

    private static OrderBody.Line line(Row row) {
        String description = row.description().isBlank() ? null : row.description();
        return new OrderBody.Line(row.sku(), number(row.quantity()), number(row.price()), description);
    }

    /** One order in ten is in a hurry, by its number. */
    private static String service(Invoice invoice) {
        return switch (Math.floorMod(invoice.number().hashCode(), 20)) {
            case 0 -> "next-day";
            case 1 -> "two-day";
            default -> "ground";
        };
    }

    private static Object number(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
