package dev.dovetail.console.promises;

import dev.dovetail.console.decisions.Explained;
import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.promises.Promise;
import dev.dovetail.oms.scores.Score;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A basket to ask for, and what was promised.
 *
 * @param services that the rates know
 * @param promise null where none was asked for yet
 * @param kept beside the order that took it; null where none is looked at
 * @param q what was looked for
 * @param wrong the field that is wrong: {@code channel}, {@code postal}, {@code row-2}, {@code q}; {@code form} for all of it
 * @param note why; null where nothing is wrong
 * @param noAsk why the caller may not ask; null where he may
 */
public record PromisePage(
        Frame frame,
        Basketry typed,
        List<Channel> channels,
        List<String> services,
        @Nullable Promise promise,
        List<Option> options,
        @Nullable Kept kept,
        String q,
        String wrong,
        @Nullable String note,
        @Nullable String noAsk) {
    public PromisePage {
        channels = List.copyOf(channels);
        services = List.copyOf(services);
        options = List.copyOf(options);
    }

    /** One way to have it. @param days from the asking until it is there; @param why null where it was not kept */
    public record Option(
            Promise.Option of,
            @Nullable Long days,
            long missing,
            @Nullable Explained why) {}

    /** What the order that named it got. @param score whether its day is kept; null where none was promised */
    public record Kept(
            String orderId,
            String number,
            Promise.Kept of,
            @Nullable Score score) {}

    public boolean wrong(String field) {
        return note != null && wrong.equals(field);
    }
}
