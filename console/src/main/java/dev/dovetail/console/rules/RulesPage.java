package dev.dovetail.console.rules;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.routing.Draft;
import dev.dovetail.oms.routing.Published;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force.
 *
 * @param version 0 where nobody published any
 * @param published who put them in force, and when; null where nobody did
 * @param history the newest first
 * @param next where older versions are; null where these are all
 * @param writes whether the caller may write rules
 * @param note what was done just now; null where nothing was
 */
public record RulesPage(
        Frame frame,
        int version,
        @Nullable Published published,
        Told told,
        List<Row> drafts,
        List<Published> history,
        @Nullable String next,
        List<Node> nodes,
        boolean writes,
        @Nullable String note) {
    public RulesPage {
        drafts = List.copyOf(drafts);
        history = List.copyOf(history);
        nodes = List.copyOf(nodes);
    }

    /** A draft. @param standing {@code outdated}, {@code yours} or {@code ready} for the caller to publish */
    public record Row(Draft draft, String standing) {}
}
