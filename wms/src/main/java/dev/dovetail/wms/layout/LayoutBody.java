package dev.dovetail.wms.layout;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.ways.Graph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Locations to be made or changed: a list, a rectangular building to be generated, or both. */
record LayoutBody(
        @Nullable List<LocationBody> locations,
        @Nullable Building generate,
        @Nullable Integer docks,
        @Nullable Integer stages,
        @Nullable Integer totes) {
    static final int MOST = 10_000;

    /** The ways of the generated building; null where none are asked for. */
    @Nullable
    Graph graph() {
        return generate == null ? null : generate.graph();
    }

    /** Refuses each field by its path; a code may occur once. */
    List<PlannedLocation> planned() {
        long count = (generate == null ? 0 : generate.bins()) + (locations == null ? 0 : locations.size());
        count += count(docks, "/docks") + count(stages, "/stages") + count(totes, "/totes");
        if (count == 0) throw new Malformed("layout.empty", "/locations", "a layout has at least one location");
        if (count > MOST) throw new Malformed("layout.too-many", "/locations", "at most 10,000 locations at a time");
        List<PlannedLocation> all = new ArrayList<>();
        for (int i = 0; locations != null && i < locations.size(); i++)
            all.add(locations.get(i).planned("/locations/" + i));
        if (generate != null) all.addAll(generate.locations());
        numbered(all, docks, "DOCK-%d", Location.Kind.DOCK);
        numbered(all, stages, "STAGE-%d", Location.Kind.STAGE);
        numbered(all, totes, "TOTE-%04d", Location.Kind.TOTE);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < all.size(); i++)
            if (!codes.add(all.get(i).code()))
                throw new Malformed("layout.code-twice", "/locations/" + i + "/code", "the same code twice");
        return all;
    }

    private static int count(@Nullable Integer number, String path) {
        return number == null ? 0 : within(number, 0, MOST, path);
    }

    private static void numbered(List<PlannedLocation> all, @Nullable Integer count, String code, Location.Kind kind) {
        IntStream.rangeClosed(1, count == null ? 0 : count)
                .mapToObj(number -> PlannedLocation.of(code.formatted(number), kind))
                .forEach(all::add);
    }

    static int within(int number, int least, int most, String path) {
        if (number < least || number > most) throw new Malformed("layout.out-of-range", path, least + " to " + most);
        return number;
    }
}
