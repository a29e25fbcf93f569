package dev.dovetail.console.lifecycle;

import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.Move;
import dev.dovetail.oms.orders.OrderView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was typed into the form of a change, and what it asks for: only what is otherwise than it was. Pure. */
record ChangeForm(
        OrderView order, List<Field> fields, Map<String, String> address, String reason, int version, String shown) {
    /** The fields of an address, in their order; one that is typed whole replaces the whole. */
    static final List<String> ADDRESS =
            List.of("name", "street", "street2", "city", "region", "postalCode", "country", "email", "phone");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

    /**
     * One line.
     *
     * @param has units it has now
     * @param least units that it must keep
     * @param quantity as it was typed; {@code sku} stands in for it; {@code consent} says that the customer agreed
     */
    record Field(OrderView.Line line, long has, long least, String quantity, String sku, String consent) {
        boolean changed() {
            return !quantity.equals(Long.toString(has));
        }

        boolean swapped() {
            return !sku.isEmpty();
        }

        boolean wrong() {
            return !NUMBER.matcher(quantity).matches();
        }
    }

    static ChangeForm of(
            OrderView order, int version, String shown, String reason, Function<String, @Nullable String> posted) {
        var fields = new ArrayList<Field>();
        for (var line : order.lines()) {
            if (!line.kind().equals("goods")) continue;
            long has = has(line);
            var number = Integer.toString(line.line());
            fields.add(new Field(
                    line,
                    has,
                    Math.max(0, has - line.moves().units(Move.CHANGE_QUANTITY)),
                    typed(posted, "quantity-" + number, Long.toString(has)),
                    typed(posted, "sku-" + number, ""),
                    typed(posted, "consent-" + number, "")));
        }
        var address = new LinkedHashMap<String, String>();
        for (var name : ADDRESS) address.put(name, typed(posted, "to-" + name, ""));
        return new ChangeForm(order, fields, address, reason.strip(), version, shown);
    }

    /** Neither cancelled nor asked back. */
    private static long has(OrderView.Line line) {
        long asked = line.moves().refused().stream()
                .filter(no -> no.move() == Move.CHANGE_QUANTITY && no.code().equals("withdrawal-pending"))
                .mapToLong(no -> no.units())
                .sum();
        return line.counters().of(Counter.ORDERED) - line.counters().of(Counter.CANCELLED) - asked;
    }

    private static String typed(Function<String, @Nullable String> posted, String name, String otherwise) {
        var value = posted.apply(name);
        return value == null ? otherwise : value.strip();
    }

    boolean anyAddress() {
        return address.values().stream().anyMatch(one -> !one.isEmpty());
    }

    boolean nothing() {
        return !anyAddress() && fields.stream().noneMatch(field -> field.changed() || field.swapped());
    }

    boolean wrong() {
        return fields.stream().anyMatch(Field::wrong);
    }

    /** What it asks for, as the API takes it. A line that is swapped is swapped whole, or as far as its quantity says. */
    Map<String, Object> body(String why) {
        var body = new LinkedHashMap<String, Object>();
        body.put("reason", why);
        if (anyAddress()) {
            var to = new LinkedHashMap<String, Object>();
            address.forEach((name, value) -> {
                if (!value.isEmpty()) to.put(name, value);
            });
            body.put("shipTo", to);
        }
        var lines = new ArrayList<Map<String, Object>>();
        var swaps = new ArrayList<Map<String, Object>>();
        for (var field : fields) {
            if (field.swapped()) swaps.add(swap(field));
            else if (field.changed())
                lines.add(Map.of("line", field.line.line(), "quantity", new BigDecimal(field.quantity)));
        }
        if (!lines.isEmpty()) body.put("lines", lines);
        if (!swaps.isEmpty()) body.put("substitute", swaps);
        return body;
    }

    private static Map<String, Object> swap(Field field) {
        var swap = new LinkedHashMap<String, Object>();
        swap.put("line", field.line.line());
        swap.put("sku", field.sku);
        swap.put("consent", field.consent);
        if (field.changed()) swap.put("quantity", new BigDecimal(field.quantity));
        return swap;
    }
}
