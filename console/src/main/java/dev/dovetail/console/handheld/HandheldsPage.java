package dev.dovetail.console.handheld;

import dev.dovetail.console.shell.Frame;
import java.util.List;

/** In which warehouse a device works. */
public record HandheldsPage(Frame frame, List<Place> places) {
    public HandheldsPage {
        places = List.copyOf(places);
    }

    /** A warehouse and where its handheld is. */
    public record Place(String code, String name, String path) {}
}
