package dev.dovetail.lab.floor;

import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.world.World;

/** What every worker of one node shares. */
record Station(String node, World world, Faults faults, Watch watch) {
    /** Reports refusals that nobody provoked. */
    void report(Iterable<Scan.Result> results) {
        for (var result : results)
            if (!result.good()) watch.refused(result.scan().kind(), result.code());
    }
}
