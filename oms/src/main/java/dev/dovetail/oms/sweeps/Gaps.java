package dev.dovetail.oms.sweeps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which stretches lie between sweeps and in none. Pure. */
final class Gaps {
    private Gaps() {}

    static List<Proof.Gap> between(List<Proof.Row> sweeps) {
        var gaps = new ArrayList<Proof.Gap>();
        @Nullable Instant reached = null;
        for (var sweep :
                sweeps.stream().sorted(Comparator.comparing(Proof.Row::from)).toList()) {
            if (reached != null && sweep.from().isAfter(reached)) gaps.add(new Proof.Gap(reached, sweep.from()));
            if (reached == null || sweep.to().isAfter(reached)) reached = sweep.to();
        }
        return gaps;
    }
}
