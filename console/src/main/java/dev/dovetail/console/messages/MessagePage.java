package dev.dovetail.console.messages;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.handoff.Letter;
import org.jspecify.annotations.Nullable;

/**
 * One message, whole.
 *
 * @param body as people read JSON
 * @param order the order that the payload names; null where it names none
 * @param waiting how many of its lane wait for it
 * @param noReplay why it cannot be replayed; null where it can
 * @param done what was just done, as a key of words; null where nothing was
 */
public record MessagePage(
        Frame frame,
        Letter letter,
        String body,
        @Nullable String order,
        int waiting,
        @Nullable String noReplay,
        @Nullable String done) {
    public String path() {
        return path(letter);
    }

    /** Where a message's page is. */
    public static String path(Letter letter) {
        return "/messages/" + letter.family() + "/" + letter.key() + "/" + letter.id();
    }
}
