package dev.dovetail.oms.orders;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** Units of one line go from one counter to another. Written in facts as {@code [line, from, to, quantity]}: there are millions. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"line", "from", "to", "quantity"})
public record LineMove(int line, Counter from, Counter to, long quantity) {
    public LineMove {
        if (quantity <= 0) throw new IllegalArgumentException("a move is of at least 1 unit, not " + quantity);
        if (!from.next().contains(to)) throw new IllegalArgumentException("no unit goes from " + from + " to " + to);
    }
}
