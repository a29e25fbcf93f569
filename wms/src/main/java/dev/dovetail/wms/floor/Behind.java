package dev.dovetail.wms.floor;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What waits behind a scan that failed by our own fault: of the same task, order, carton, tote, plate or delivery, and of the same
 * goods at a place it would have touched. Everything else goes on. Devices keep their queues by the same rule.
 */
final class Behind {
    private static final String CARTON = "carton ";
    private static final String TOTE = "tote ";
    private final Set<String> names = new HashSet<>();

    /** The scan was not taken: what is about the same things is not taken before it. */
    void follow(ScanBody scan) {
        names.addAll(about(scan));
    }

    boolean waits(ScanBody scan) {
        if (names.isEmpty()) return false;
        if (scan.kind().equals("depart")) return names.stream().anyMatch(name -> name.startsWith(CARTON));
        return about(scan).stream().anyMatch(names::contains);
    }

    private static Set<String> about(ScanBody scan) {
        Set<String> about = new HashSet<>();
        add(about, "task ", scan.task());
        add(about, "outbound ", scan.outbound());
        add(about, CARTON, scan.carton());
        add(about, "delivery ", scan.delivery());
        add(about, "plate ", scan.plate());
        add(about, TOTE, scan.tote());
        if (scan.kind().equals("sort")) add(about, TOTE, scan.from());
        if (scan.kind().equals("unsort")) add(about, TOTE, scan.to());
        if (scan.barcode() == null || scan.task() != null) return about;
        add(about, scan.barcode() + " at ", scan.location());
        add(about, scan.barcode() + " at ", scan.from());
        add(about, scan.barcode() + " at ", scan.to());
        return about;
    }

    private static void add(Set<String> about, String what, @Nullable String name) {
        if (name != null) about.add(what + name);
    }
}
