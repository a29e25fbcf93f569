package dev.dovetail.lab.backroom;

import dev.dovetail.lab.floor.Hand;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What somebody means to do, step by step. A step that cannot be done yet is tried again when it is their turn. */
final class Story implements Hand {
    private static final int AT_ONCE = 3;

    private final String name;
    private final List<Step> steps;
    private int next;

    /** How a step went: it is done, some of it is, or nothing can be done now. */
    enum Went {
        DONE,
        BUSY,
        NOT_YET
    }

    /** One thing to do. */
    interface Step {
        Went go();
    }

    Story(String name, Step... steps) {
        this.name = name;
        this.steps = List.of(steps);
    }

    /** Lets so many turns pass. */
    static Step pause(int turns) {
        var passed = new AtomicInteger();
        return () -> passed.getAndIncrement() < turns ? Went.BUSY : Went.DONE;
    }

    @Override
    public boolean step() {
        int before = next;
        while (next < steps.size() && next - before < AT_ONCE) {
            var went = steps.get(next).go();
            if (went == Went.DONE) next++;
            else return next > before || went == Went.BUSY;
        }
        return next > before;
    }

    boolean over() {
        return next == steps.size();
    }

    @Override
    public String toString() {
        return name + " stands at step " + next + " of " + steps.size();
    }
}
