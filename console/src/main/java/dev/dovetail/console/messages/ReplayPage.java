package dev.dovetail.console.messages;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.handoff.Handoffs;
import org.jspecify.annotations.Nullable;

/**
 * A replay before it happens.
 *
 * @param why the reason as it was typed
 * @param note why the page is shown again; a key of words, null the first time
 */
public record ReplayPage(
        Frame frame,
        Handoffs.Preview preview,
        String why,
        @Nullable String note) {
    public String path() {
        return MessagePage.path(preview.message());
    }
}
