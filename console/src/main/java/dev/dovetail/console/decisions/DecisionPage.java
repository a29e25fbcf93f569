package dev.dovetail.console.decisions;

import dev.dovetail.console.shell.Frame;
import org.jspecify.annotations.Nullable;

/** One choice of an order. @param again what came out when it was made again; null where it was not */
public record DecisionPage(
        Frame frame,
        String number,
        Explained choice,
        @Nullable Again again) {
    /**
     * A choice made again from what was kept.
     *
     * @param same whether every byte of the answer is
     * @param kept the sentence then
     * @param now the sentence now
     */
    public record Again(boolean same, String kept, String now) {}
}
