package dev.dovetail.oms.fulfillment;

import java.util.List;

/**
 * What became of a cancellation.
 *
 * @param outcome {@code pending} while a node has not answered; {@code accepted} where anything was cancelled or nothing
 *     was left to cancel; else {@code needs-return}
 */
public record Cancellation(String outcome, List<Line> lines) {

    /** Units cancelled at once, asked of a node, and already picked or gone. */
    public record Line(int line, long cancelled, long asked, long needsReturn) {
        /** With so many units more that a node has yet to give. */
        Line asking(long units) {
            return new Line(line, cancelled, asked + units, needsReturn - units);
        }
    }

    static Cancellation of(List<Line> lines) {
        long cancelled = lines.stream().mapToLong(Line::cancelled).sum();
        long asked = lines.stream().mapToLong(Line::asked).sum();
        long returns = lines.stream().mapToLong(Line::needsReturn).sum();
        if (asked > 0) return new Cancellation("pending", lines);
        return new Cancellation(cancelled > 0 || returns == 0 ? "accepted" : "needs-return", lines);
    }

    long cancelled() {
        return lines.stream().mapToLong(Line::cancelled).sum();
    }

    long asked() {
        return lines.stream().mapToLong(Line::asked).sum();
    }
}
