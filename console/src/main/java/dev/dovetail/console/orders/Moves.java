package dev.dovetail.console.orders;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.oms.orders.Possible;
import java.util.List;

/** What is still possible for the units of a line, in words. Pure. */
final class Moves {
    private Moves() {}

    static List<String> can(Possible moves) {
        return moves.offers().stream().map(Moves::offer).toList();
    }

    static List<String> cannot(Possible moves) {
        return moves.refused().stream().map(Moves::no).toList();
    }

    private static String offer(Possible.Offer offer) {
        var until = offer.until() == null
                ? ""
                : ", " + Words.of("until." + offer.until().wire());
        var at = offer.untilAt() == null ? "" : " (" + Figures.exact(offer.untilAt()) + ")";
        return Words.say("move." + offer.move().wire(), Figures.number(offer.units())) + ": "
                + Words.of("asks." + offer.asks().wire()) + until + at;
    }

    private static String no(Possible.No no) {
        var instead = no.instead();
        var words =
                Words.say("move." + no.move().wire(), Figures.number(no.units())) + ": " + Words.of("no." + no.code());
        return instead == null ? words : words + " " + Words.of("instead." + instead.wire());
    }
}
