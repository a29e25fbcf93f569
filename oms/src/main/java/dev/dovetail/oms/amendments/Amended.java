package dev.dovetail.oms.amendments;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an amendment.
 *
 * @param outcome {@code pending} while a node has not answered; then {@code accepted}, {@code partly} or {@code declined}
 * @param address {@code pending}, {@code declining} while other nodes still answer, {@code accepted} or {@code declined};
 *     null where it was not to change
 */
public record Amended(
        String amendment,
        String outcome,
        List<Line> lines,
        @Nullable String address) {
    public Amended {
        lines = List.copyOf(lines);
    }

    /**
     * What became of one line.
     *
     * @param change {@code added}, {@code raised}, {@code lowered} or {@code substituted}
     * @param done units changed
     * @param asked units a node was asked for
     * @param declined units a node kept
     * @param by the line that stands in
     */
    public record Line(
            int line,
            String change,
            long done,
            long asked,
            long declined,
            @Nullable Integer by) {
        Line granted(long units) {
            return new Line(line, change, done + units, asked - units, declined, by);
        }

        Line refused(long units) {
            return new Line(line, change, done, asked - units, declined + units, by);
        }

        Line by(int other) {
            return new Line(line, change, done, asked, declined, other);
        }
    }

    static Amended of(long amendment, List<Line> lines, @Nullable String address) {
        return new Amended(Long.toString(amendment), outcome(lines, address), lines, address);
    }

    Amended with(Line changed) {
        var next = new ArrayList<>(lines);
        next.replaceAll(line -> line.line() == changed.line() ? changed : line);
        return new Amended(amendment, outcome(next, address), next, address);
    }

    Amended address(String word) {
        return new Amended(amendment, outcome(lines, word), lines, word);
    }

    Line line(int number) {
        return lines.stream().filter(line -> line.line() == number).findFirst().orElseThrow();
    }

    boolean addressOpen() {
        return open(address);
    }

    private static boolean open(@Nullable String address) {
        return "pending".equals(address) || "declining".equals(address);
    }

    private static String outcome(List<Line> lines, @Nullable String address) {
        if (open(address) || lines.stream().anyMatch(line -> line.asked() > 0)) return "pending";
        boolean no = "declined".equals(address) || lines.stream().anyMatch(line -> line.declined() > 0);
        boolean yes = "accepted".equals(address) || lines.stream().anyMatch(line -> line.done() > 0);
        if (!no) return "accepted";
        return yes ? "partly" : "declined";
    }
}
