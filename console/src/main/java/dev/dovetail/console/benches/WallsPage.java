package dev.dovetail.console.benches;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.wms.walls.WallView;
import java.util.List;

/** The put walls of one warehouse, and the slots of one of them. @param wall whose slots are shown; empty where there is none */
public record WallsPage(
        Frame frame, String code, String name, List<String> walls, String wall, List<WallView.Shown> slots) {
    public WallsPage {
        walls = List.copyOf(walls);
        slots = List.copyOf(slots);
    }

    public String path() {
        return "/floor/" + code + "/walls";
    }

    public long of(String state) {
        return slots.stream().filter(slot -> slot.state().equals(state)).count();
    }
}
