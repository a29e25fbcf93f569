package dev.dovetail.oms.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is still possible for the units of a line, and what is not and why: the one place where that is decided. Pure; its
 * table is docs/lifecycles/possible.md.
 */
public record Possible(
        @JsonProperty("possible") List<Offer> offers,
        @JsonProperty("refused") List<No> refused) {
    private static final Set<Move> CHANGES = EnumSet.complementOf(EnumSet.of(Move.RETURN));

    public Possible {
        offers = List.copyOf(offers);
        refused = List.copyOf(refused);
    }

    /** Who has a say in it. */
    public enum Asks {
        /** Nobody: it has its effect at once. */
        AT_ONCE,
        /** The node that has the units, which may refuse. */
        NODE,
        /** A person, who arranges it. */
        PERSON;

        private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

        @JsonValue
        public String wire() {
            return wire;
        }
    }

    /**
     * @param units as many as the move may be asked for
     * @param until the stage that ends this offer: {@code release} or {@code pick}; null where none does
     * @param untilAt when that stage is due, where that is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Offer(
            Move move,
            long units,
            Asks asks,
            Cutoffs.@Nullable Stage until,
            @Nullable Instant untilAt) {}

    /**
     * @param code {@code released} (past the channel's cutoff), {@code withdrawal-pending}, {@code picked}, {@code shipped},
     *     {@code delivered}, {@code nothing-to-ship}
     * @param instead what may be asked for these units in its place; null where there is nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record No(
            Move move, long units, String code, @Nullable Move instead) {}

    /** How a line stands. {@code askedBack} are released units that a node was asked for and has not answered about. */
    public record Line(boolean goods, LineCounters counters, long askedBack) {
        private long of(Counter... counters) {
            long sum = 0;
            for (var counter : counters) sum += this.counters.of(counter);
            return sum;
        }
    }

    /**
     * How its order stands.
     *
     * @param releaseAt when what is reserved goes to its nodes; null while the order is held, for then nobody knows
     */
    public record Order(@Nullable Instant releaseAt, Cutoffs cutoffs) {}

    public static Possible of(Line line, Order order) {
        var offers = new ArrayList<Offer>();
        var refused = new ArrayList<No>();
        if (!line.goods()) {
            long units = line.of(Counter.DELIVERED);
            if (units > 0) refused.add(new No(Move.CANCEL, units, "nothing-to-ship", null));
            return new Possible(offers, refused);
        }
        for (var move : CHANGES) {
            change(move, line, order, offers, refused);
        }
        long left = line.of(Counter.SHIPPED, Counter.DELIVERED);
        if (left > 0) offers.add(new Offer(Move.RETURN, left, Asks.PERSON, null, null));
        return new Possible(offers, refused);
    }

    private static void change(Move move, Line line, Order order, List<Offer> offers, List<No> refused) {
        long here = line.of(Counter.OPEN, Counter.BACKORDERED, Counter.RESERVED);
        if (here > 0) {
            var at = line.of(Counter.RESERVED) > 0 ? order.releaseAt() : null;
            offers.add(new Offer(move, here, Asks.AT_ONCE, Cutoffs.Stage.RELEASE, at));
        }
        long askable = Math.max(0, line.of(Counter.RELEASED) - line.askedBack());
        if (askable > 0 && order.cutoffs().of(move) == Cutoffs.Stage.PICK)
            offers.add(new Offer(move, askable, Asks.NODE, Cutoffs.Stage.PICK, null));
        else if (askable > 0) refuse(refused, move, askable, "released", instead(move, order.cutoffs()));
        refuse(refused, move, line.of(Counter.RELEASED) - askable, "withdrawal-pending", null);
        refuse(refused, move, line.of(Counter.PICKED, Counter.PACKED), "picked", Move.RETURN);
        refuse(refused, move, line.of(Counter.SHIPPED), "shipped", Move.RETURN);
        refuse(refused, move, line.of(Counter.DELIVERED), "delivered", Move.RETURN);
    }

    /** Units at a node that may not be changed may perhaps still be cancelled. */
    private static Move instead(Move move, Cutoffs cutoffs) {
        return move != Move.CANCEL && cutoffs.cancel() == Cutoffs.Stage.PICK ? Move.CANCEL : Move.RETURN;
    }

    private static void refuse(List<No> refused, Move move, long units, String code, @Nullable Move instead) {
        if (units > 0) refused.add(new No(move, units, code, instead));
    }

    /** Units for which the move may be asked, of whomever. */
    public long units(Move move) {
        return offers.stream()
                .filter(offer -> offer.move() == move)
                .mapToLong(Offer::units)
                .sum();
    }

    /** Why not all units can have the move: the refusal of those that are furthest along; null where all can. */
    public @Nullable No why(Move move) {
        return refused.stream()
                .filter(no -> no.move() == move)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    /** The moves that some unit may still have, in one word each: for lists. */
    public List<Move> moves() {
        return offers.stream().map(Offer::move).distinct().toList();
    }
}
