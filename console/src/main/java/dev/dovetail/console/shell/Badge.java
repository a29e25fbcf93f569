package dev.dovetail.console.shell;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;

/** An entry of the navigation, offered by the package whose pages it leads to. */
public interface Badge {
    /** Names the entry, its word ({@code nav.<key>}) and its icon. */
    String key();

    /** Where it leads. */
    String path();

    /** Its place in the list, from the top. */
    int rank();

    /** Who sees it. */
    Permission permission();

    /** How much work waits there. Asked at most once in five seconds for each client. */
    long waiting(Caller caller);
}
