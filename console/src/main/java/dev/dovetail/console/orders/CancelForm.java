package dev.dovetail.console.orders;

import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.OrderView;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form of a cancellation. Units are always named line by line: a field left empty is none, and nothing
 * stands for all of them. Pure.
 *
 * @param version of the order whose effect was shown
 * @param shown the units whose effect was shown, as {@link #units} writes them
 */
record CancelForm(List<Field> fields, int version, String shown, String reason) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{0,7}");
    private static final int LONGEST_REASON = 500;

    CancelForm {
        fields = List.copyOf(fields);
    }

    /** @param typed as it came; @param most how many units the line has left */
    record Field(OrderView.Line line, String typed, long most) {
        /** No whole number, or more than are left. */
        boolean wrong() {
            return !NUMBER.matcher(typed).matches() || number() > most;
        }

        long units() {
            return wrong() ? 0 : number();
        }

        private long number() {
            return typed.isEmpty() ? 0 : Long.parseLong(typed);
        }
    }

    /** As the page opens: all that is left. */
    static CancelForm all(OrderView order) {
        return new CancelForm(fields(order, (line, most) -> Long.toString(most)), order.version(), "", "");
    }

    /** As it was posted, {@code line-3=12}. */
    static CancelForm typed(
            OrderView order, int version, String shown, String reason, Function<String, @Nullable String> posted) {
        var fields = fields(order, (line, most) -> {
            var typed = posted.apply("line-" + line);
            return typed == null ? "" : typed.strip();
        });
        return new CancelForm(fields, version, shown, reason.strip());
    }

    List<Units> wanted() {
        return fields.stream()
                .filter(field -> field.units() > 0)
                .map(field -> new Units(field.line.line(), field.units()))
                .toList();
    }

    String units() {
        return wanted().stream().map(one -> one.line() + "=" + one.quantity()).collect(Collectors.joining(" "));
    }

    boolean wrong() {
        return fields.stream().anyMatch(Field::wrong);
    }

    /** Why it is shown again and not done, as a key of words; null where it may be done. */
    @Nullable
    String objection(OrderView order) {
        if (order.version() != version) return "cancel.changed";
        if (wrong()) return "cancel.wrong";
        if (wanted().isEmpty()) return "cancel.none";
        if (!units().equals(shown)) return "cancel.not-shown";
        return reason.isEmpty() || reason.length() > LONGEST_REASON ? "cancel.no-reason" : null;
    }

    private interface Typing {
        String of(int line, long most);
    }

    private static List<Field> fields(OrderView order, Typing typing) {
        return order.lines().stream()
                .filter(line -> line.kind().equals("goods"))
                .map(line -> new Field(line, "", left(line)))
                .filter(field -> field.most > 0)
                .map(field -> new Field(field.line, typing.of(field.line.line(), field.most), field.most))
                .toList();
    }

    private static long left(OrderView.Line line) {
        return line.counters().of(Counter.ORDERED) - line.counters().of(Counter.CANCELLED);
    }
}
