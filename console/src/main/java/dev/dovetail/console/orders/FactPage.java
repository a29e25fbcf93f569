package dev.dovetail.console.orders;

import dev.dovetail.console.decisions.Explained;
import dev.dovetail.console.shell.Frame;
import java.util.List;

/** One entry of an order's timeline, opened. @param choices why units were given to whom in it; @param body its JSON */
public record FactPage(Frame frame, List<Explained> choices, String body) {
    public FactPage {
        choices = List.copyOf(choices);
    }
}
