package dev.dovetail.oms.amendments;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineTraits;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.Move;
import dev.dovetail.oms.orders.OrderStatus;
import dev.dovetail.oms.orders.OrderView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What an amendment comes to on the order as it stands under its lock; refuses what a stage does not allow any more. Pure. */
final class AmendmentPlan {
    private static final Set<OrderStatus> CLOSED =
            Set.of(OrderStatus.CANCELLED, OrderStatus.SHIPPED, OrderStatus.DELIVERED);
    private static final int MOST_LINES = 10_000;

    private final Map<Integer, LockedOrder.Line> lines;
    private final Map<Integer, OrderView.Line> shown;
    private final Map<Integer, Long> asked;

    /** Units by line that are added to lines, that are taken from lines, and that another SKU stands in for. */
    final List<Units> raised = new ArrayList<>();

    final List<Units> lowered = new ArrayList<>();
    final List<Swap> swaps = new ArrayList<>();
    final int firstNew;

    record Swap(Amendment.Substitution what, long units) {}

    /**
     * @param view the same order, read under the same lock: it says what is still possible
     * @param asked units by line that nodes were asked for and have not answered for
     */
    AmendmentPlan(LockedOrder order, OrderView view, Amendment amendment, Map<Integer, Long> asked) {
        this.shown = view.lines().stream().collect(toMap(OrderView.Line::line, line -> line));
        this.lines = order.lines().stream().collect(toMap(LockedOrder.Line::line, line -> line));
        this.asked = asked;
        this.firstNew = lines.keySet().stream().max(Integer::compare).orElse(0) + 1;
        if (CLOSED.contains(order.head().status())) throw Stages.closed(order, view.lines());
        if (firstNew + amendment.added().size() + amendment.substituted().size() > MOST_LINES + 1)
            throw unprocessable("orders.too-many-lines", Map.of("path", "/add", "most", MOST_LINES));
        for (int i = 0; i < amendment.changes().size(); i++)
            change(amendment.changes().get(i), "/lines/" + i);
        for (int i = 0; i < amendment.substituted().size(); i++)
            swap(amendment.substituted().get(i), "/substitute/" + i);
        if (amendment.address() != null) Stages.checkAddress(goods(view));
    }

    private void change(Amendment.Change change, String path) {
        var line = line(change.line(), path);
        long has = has(line);
        if (change.quantity() > has) raised.add(new Units(line.line(), change.quantity() - has));
        if (change.quantity() < has) {
            long fewer = has - change.quantity();
            allowed(line.line(), Move.CHANGE_QUANTITY, fewer, path + "/quantity");
            lowered.add(new Units(line.line(), fewer));
        }
    }

    private void swap(Amendment.Substitution swap, String path) {
        var line = line(swap.line(), path);
        long units = Objects.requireNonNullElse(swap.quantity(), free(line.line(), Move.SUBSTITUTE));
        allowed(line.line(), Move.SUBSTITUTE, Math.max(1, units), path + "/quantity");
        swaps.add(new Swap(swap, units));
    }

    private List<OrderView.Line> goods(OrderView view) {
        return view.lines().stream().filter(line -> goods(line.line())).toList();
    }

    private LockedOrder.Line line(int number, String path) {
        var line = lines.get(number);
        if (line == null) throw unprocessable("orders.no-such-line", Map.of("path", path + "/line", "line", number));
        return line;
    }

    /** What a line has: neither cancelled nor asked back. */
    private long has(LockedOrder.Line line) {
        var counters = line.counters();
        return counters.of(Counter.ORDERED) - counters.of(Counter.CANCELLED) - asked.getOrDefault(line.line(), 0L);
    }

    private void allowed(int line, Move move, long fewer, String path) {
        if (fewer > free(line, move)) throw Stages.tooFar(Objects.requireNonNull(shown.get(line)), move, path);
    }

    private long free(int line, Move move) {
        return Objects.requireNonNull(shown.get(line)).moves().units(move);
    }

    LineTraits traits(int line) {
        return Objects.requireNonNull(lines.get(line)).traits();
    }

    boolean goods(int line) {
        return Objects.requireNonNull(lines.get(line)).goods();
    }

    /** Lines and units to take away, of changes and of substitutions. */
    List<Units> taken() {
        var taken = new ArrayList<>(lowered);
        swaps.forEach(swap -> taken.add(new Units(swap.what().line(), swap.units())));
        return taken;
    }

    private static Refused unprocessable(String code, Map<String, Object> details) {
        return new Refused(Refused.Kind.UNPROCESSABLE, new Refusal(code, details));
    }
}
