package dev.dovetail.oms.foreign;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Judges the facts that a foreign node tells of one fulfillment order, one after the other, and turns them into those of the
 * contract. A node of ours cannot tell what is not so; a foreign one can, and is refused. Touches no database.
 */
final class Judge {
    private final Standing standing;
    private final NodeId node;
    private final IdSource ids;

    final List<NodeFact> facts = new ArrayList<>();
    final List<ParcelRow> packed = new ArrayList<>();
    final List<ParcelRow> left = new ArrayList<>();

    Judge(Standing standing, IdSource ids) {
        this.standing = standing;
        this.node = new NodeId(standing.node());
        this.ids = ids;
    }

    /** A parcel under the node's own name for it. */
    record ParcelRow(
            int node,
            String reference,
            long parcel,
            long work,
            @Nullable String carrier,
            @Nullable String tracking) {}

    /** Throws {@link Refused} with a code of {@code nodes.*}; {@link TryLater} where an earlier fact is missing. */
    void hear(Told told) {
        switch (told.type()) {
            case NodeFact.Accepted.TYPE ->
                facts.add(new NodeFact.Accepted(node, standing.id(), standing.order(), told.at()));
            case NodeFact.Rejected.TYPE -> reject(told);
            case NodeFact.Picked.TYPE -> pick(told, change(told.lines(), Standing.Line::unpicked, Standing.Line::pick));
            case NodeFact.PutBack.TYPE -> putBack(told);
            case NodeFact.ShortPicked.TYPE -> lack(told);
            case NodeFact.Packed.TYPE -> pack(told);
            case NodeFact.Shipped.TYPE -> ship(told);
            case NodeFact.WithdrawalAnswered.TYPE -> answer(told);
            default -> throw refused("nodes.unknown-fact", Map.of("type", told.type()));
        }
    }

    private void reject(Told told) {
        var code = text(told.code(), "code");
        for (var line : standing.lines().values())
            if (line.picked() > 0) throw refused("nodes.already-picked", Map.of("line", line.line()));
        standing.lines().replaceAll((_, line) -> line.lose(line.unpicked()));
        facts.add(new NodeFact.Rejected(node, standing.id(), standing.order(), told.at(), code));
    }

    private void pick(Told told, List<NodeFact.Line> lines) {
        if (!lines.isEmpty())
            facts.add(new NodeFact.Picked(node, standing.id(), standing.order(), told.at(), worker(told), lines));
    }

    /** Only what lies in no parcel yet. */
    private void putBack(Told told) {
        var lines = change(told.lines(), line -> line.picked() - line.packed(), Standing.Line::putBack);
        facts.add(new NodeFact.PutBack(node, standing.id(), standing.order(), told.at(), worker(told), lines));
    }

    private void lack(Told told) {
        var lines = change(told.lines(), Standing.Line::unpicked, Standing.Line::lose);
        facts.add(new NodeFact.ShortPicked(node, standing.id(), standing.order(), told.at(), worker(told), lines));
    }

    /** Few suppliers tell of picks: what is packed and was not picked was picked. */
    private void pack(Told told) {
        var reference = text(told.parcel(), "parcel");
        if (standing.parcels().containsKey(reference)) throw refused("nodes.parcel-known", Map.of("parcel", reference));
        var lines = change(told.lines(), line -> line.unpicked() + line.picked() - line.packed(), Standing.Line::pack);
        pick(told, pickedBy());
        var parcel = new ParcelId(ids.next(standing.id().slot()));
        var contents = new HashMap<Integer, Long>();
        lines.forEach(line -> contents.merge(line.line(), line.quantity(), Long::sum));
        standing.parcels().put(reference, new Standing.Parcel(parcel.value(), false, contents));
        packed.add(new ParcelRow(
                node.value(), reference, parcel.value(), standing.id().value(), null, null));
        long grams = Objects.requireNonNullElse(told.weightGrams(), 0L);
        if (grams < 0 || grams > 100_000_000) throw refused("nodes.weight", Map.of("possible", "0 to 100000000"));
        facts.add(new NodeFact.Packed(node, standing.id(), standing.order(), told.at(), parcel, grams, lines));
    }

    private List<NodeFact.Line> pickedBy() {
        var lines = new ArrayList<NodeFact.Line>();
        for (var line : List.copyOf(standing.lines().values())) {
            long more = line.packed() - line.picked();
            if (more <= 0) continue;
            standing.lines().put(line.line(), line.pick(more));
            lines.add(new NodeFact.Line(line.line(), line.client(), line.sku(), more));
        }
        return lines;
    }

    /** A parcel leaves as it was packed, and once. */
    private void ship(Told told) {
        var reference = text(told.parcel(), "parcel");
        var carrier = text(told.carrier(), "carrier");
        var tracking = told.trackingNumber() == null ? null : text(told.trackingNumber(), "trackingNumber");
        var parcel = standing.parcels().get(reference);
        if (parcel == null)
            throw new TryLater("nodes.parcel-unknown", Duration.ofSeconds(1), "no parcel " + reference + " was packed");
        if (parcel.left()) throw refused("nodes.parcel-left", Map.of("parcel", reference));
        if (told.lines() != null && !parcel.contents().equals(summed(told.lines())))
            throw refused("nodes.parcel-differs", Map.of("parcel", reference, "packed", parcel.contents()));
        standing.parcels().put(reference, parcel.leaves());
        left.add(new ParcelRow(
                node.value(), reference, parcel.id(), standing.id().value(), carrier, tracking));
        var lines = parcel.contents().entrySet().stream()
                .map(entry -> {
                    var line = Objects.requireNonNull(standing.lines().get(entry.getKey()));
                    return new NodeFact.Line(line.line(), line.client(), line.sku(), entry.getValue());
                })
                .toList();
        facts.add(new NodeFact.Shipped(
                node, standing.id(), standing.order(), told.at(), new ParcelId(parcel.id()), carrier, tracking, lines));
    }

    /** Every unit that was asked back is either given or kept: of what is neither, nobody would ever hear. */
    private void answer(Told told) {
        long withdrawal = Told.id(told.withdrawal());
        var asked = standing.asked().get(withdrawal);
        if (asked == null)
            throw refused("nodes.no-such-withdrawal", Map.of("withdrawal", String.valueOf(told.withdrawal())));
        var open = open(asked);
        checkWhole(told, open);
        standing.asked().remove(withdrawal);
        var granted = told.granted() == null || told.granted().isEmpty()
                ? List.<NodeFact.Line>of()
                : change(
                        told.granted(),
                        line -> Math.min(line.unpicked(), open.getOrDefault(line.line(), 0L)),
                        (line, units) -> answered(open, line, units).lose(units));
        var kept = told.refused() == null || told.refused().isEmpty()
                ? List.<NodeFact.Line>of()
                : change(
                        told.refused(),
                        line -> open.getOrDefault(line.line(), 0L),
                        (line, units) -> answered(open, line, units));
        facts.add(new NodeFact.WithdrawalAnswered(
                node, standing.id(), standing.order(), told.at(), withdrawal, granted, kept));
    }

    /** Of what this withdrawal asked back, what nobody answered for yet. */
    private Map<Integer, Long> open(Map<Integer, Long> asked) {
        var open = new HashMap<Integer, Long>();
        asked.forEach((number, units) -> {
            var line = standing.lines().get(number);
            if (line != null) open.put(number, Math.min(units, line.withdrawing()));
        });
        return open;
    }

    private static void checkWhole(Told told, Map<Integer, Long> open) {
        var answers = new HashMap<Integer, Long>();
        for (var lines : Arrays.asList(told.granted(), told.refused()))
            if (lines != null) summed(lines).forEach((line, units) -> answers.merge(line, units, Long::sum));
        open.forEach((line, units) -> {
            long answered = answers.getOrDefault(line, 0L);
            if (answered < units)
                throw refused(
                        "nodes.withdrawal-incomplete", Map.of("line", line, "asked", units, "answered", answered));
        });
    }

    private static Standing.Line answered(Map<Integer, Long> open, Standing.Line line, long units) {
        open.merge(line.line(), -units, Long::sum);
        return line.answer(units);
    }

    private interface Most {
        long of(Standing.Line line);
    }

    private List<NodeFact.Line> change(
            @Nullable List<Told.Line> told, Most most, BiFunction<Standing.Line, Long, Standing.Line> change) {
        if (told == null || told.isEmpty()) throw refused("nodes.missing", Map.of("field", "lines"));
        var lines = new ArrayList<NodeFact.Line>();
        for (var given : told) {
            var line = standing.lines().get(given.line());
            if (line == null) throw refused("nodes.no-such-line", Map.of("line", given.line()));
            if (given.sku() != null && !given.sku().equalsIgnoreCase(line.sku()))
                throw refused("nodes.other-sku", Map.of("line", given.line(), "expected", line.sku()));
            long possible = most.of(line);
            if (given.quantity() < 1 || given.quantity() > possible)
                throw refused(
                        "nodes.more-than-asked",
                        Map.of("line", given.line(), "quantity", given.quantity(), "possible", possible));
            standing.lines().put(line.line(), change.apply(line, given.quantity()));
            lines.add(new NodeFact.Line(line.line(), line.client(), line.sku(), given.quantity()));
        }
        return lines;
    }

    private static Map<Integer, Long> summed(List<Told.Line> lines) {
        var sums = new HashMap<Integer, Long>();
        lines.forEach(line -> sums.merge(line.line(), line.quantity(), Long::sum));
        return sums;
    }

    private String worker(Told told) {
        return told.worker() == null ? "node " + node : text(told.worker(), "worker");
    }

    private static String text(@Nullable String value, String field) {
        if (value == null || value.isBlank() || value.length() > 80)
            throw refused("nodes.missing", Map.of("field", field, "possible", "1 to 80 characters"));
        return value.strip();
    }

    static Refused refused(String code, Map<String, Object> details) {
        return new Refused(Refused.Kind.UNPROCESSABLE, new Refusal(code, details));
    }
}
