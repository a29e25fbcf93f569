package dev.dovetail.lab.day;

import dev.dovetail.lab.wire.Answer;
import dev.dovetail.lab.wire.Ask;
import dev.dovetail.lab.wire.Handler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** F37: a partner that can be away. While it is, nobody may knock more often than growing pauses let them. */
final class Line implements Handler {
    /**
     * 1 s, 2 s, 4 s and so on make eleven in half an hour; each may ask twice, and a worker that died asks once more. Without
     * pauses it would be twice for each of some forty rounds.
     */
    private static final int MOST_KNOCKS = 40;

    private final String name;
    private final Handler partner;
    private final Map<String, Integer> knocks = new HashMap<>();
    private boolean down;

    Line(String name, Handler partner) {
        this.name = name;
        this.partner = partner;
    }

    void stop() {
        down = true;
        knocks.clear();
    }

    /** What was wrong while it was away, if anything was. */
    Optional<String> start() {
        down = false;
        return knocks.entrySet().stream()
                .filter(e -> e.getValue() > MOST_KNOCKS)
                .map(e -> "F37 " + name + " was away and called " + e.getValue() + " times for " + e.getKey())
                .sorted()
                .findFirst();
    }

    @Override
    public Answer handle(Ask ask) {
        if (!down) return partner.handle(ask);
        String about = ask.header("webhook-id") + ask.header("transid");
        if (!about.isEmpty()) knocks.merge(about, 1, Integer::sum); // who asks for a token does not say what for
        return Answer.broken();
    }
}
