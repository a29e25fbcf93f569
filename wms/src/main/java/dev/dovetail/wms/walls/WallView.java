package dev.dovetail.wms.walls;

import dev.dovetail.kernel.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads walls. */
@Component
public class WallView {
    private final WallStore store;

    WallView(WallStore store) {
        this.store = store;
    }

    /**
     * A slot.
     *
     * @param state {@code free}, {@code filling}, {@code ready} or {@code packing}
     * @param units that lie in it; @param missing that its order still waits for
     */
    public record Shown(
            int number, String code, String state, @Nullable String orderNumber, long units, long missing) {}

    /** The codes of walls, at most {@code limit}. */
    public List<String> list(NodeId node, int limit) {
        return store.list(node, limit);
    }

    /** The slots of a wall by number; none where there is no such wall. */
    public List<Shown> slots(NodeId node, String wall) {
        return store.shown(node, wall).stream()
                .map(one ->
                        new Shown(one.number(), one.code(), one.state(), one.orderNumber(), one.units(), one.missing()))
                .toList();
    }
}
