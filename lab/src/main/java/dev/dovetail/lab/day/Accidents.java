package dev.dovetail.lab.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What befalls a whole day once, each in an hour of its own: a warehouse off line, partners away, a clock that is wrong. */
final class Accidents {
    /** From just after an hour's proof until some deliveries before the next: to be late for longer is an alarm (I30). */
    private static final Duration FIRST = Duration.ofMinutes(3);

    private static final Duration OFFLINE = Duration.ofMinutes(40);
    private static final Duration AWAY = Duration.ofMinutes(8);
    private static final Duration WRONG = Duration.ofMinutes(15);

    private final VirtualClock clock;
    private final Tally tally;
    private final Outage outage;
    private final List<Line> lines;
    private final List<Integer> nodes;
    private final Consumer<String> complain;

    Accidents(
            VirtualClock clock,
            Tally tally,
            Outage outage,
            List<Line> lines,
            List<Integer> nodes,
            Consumer<String> complain) {
        this.clock = clock;
        this.tally = tally;
        this.outage = outage;
        this.lines = lines;
        this.nodes = nodes;
        this.complain = complain;
    }

    /** Plans one of each, in any order; a short day has fewer. */
    void plan(Agenda agenda, Instant evening, SplittableRandom random) {
        var begin = clock.instant().plus(FIRST);
        var hours = new ArrayList<>(List.of(0, 1, 2));
        Collections.shuffle(hours, Random.from(random));
        for (int i = 0; i < hours.size(); i++) {
            var at = begin.plus(Duration.ofHours(i));
            if (at.isAfter(evening)) return;
            switch (hours.get(i)) {
                case 0 -> offline(agenda, at, nodes.get(random.nextInt(nodes.size())));
                case 1 -> swizzle(agenda, at, random);
                default -> wrongClock(agenda, at);
            }
        }
    }

    private void offline(Agenda agenda, Instant at, int node) {
        agenda.at(at, () -> {
            outage.begin(node);
            tally.count("F18");
        });
        agenda.at(at.plus(OFFLINE), () -> outage.end(node));
    }

    /** F37: they stop one by one and return in another order. */
    private void swizzle(Agenda agenda, Instant at, SplittableRandom random) {
        var back = new ArrayList<>(lines);
        Collections.shuffle(back, Random.from(random));
        for (int i = 0; i < lines.size(); i++) {
            var stops = lines.get(i);
            var returns = back.get(i);
            agenda.at(at.plus(AWAY.multipliedBy(i)), stops::stop);
            agenda.at(
                    at.plus(AWAY.multipliedBy(lines.size() + i)),
                    () -> returns.start().ifPresent(complain));
        }
        agenda.at(at, () -> tally.count("F37"));
    }

    /** F6: an hour fast, then an hour slow, then right: two steps back and one forward. */
    private void wrongClock(Agenda agenda, Instant at) {
        agenda.at(at, () -> wrong(Duration.ofHours(1)));
        agenda.at(at.plus(WRONG), () -> wrong(Duration.ofHours(-1)));
        agenda.at(at.plus(WRONG.multipliedBy(2)), () -> clock.step(Duration.ZERO));
    }

    private void wrong(Duration by) {
        clock.step(by);
        tally.count("F6");
    }
}
