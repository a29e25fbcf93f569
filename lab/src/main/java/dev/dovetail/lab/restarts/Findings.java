package dev.dovetail.lab.restarts;

import java.util.List;

/**
 * What does not agree.
 *
 * @param lost acknowledged and not there; {@code doubled} there twice, or though nobody was told; {@code changed} there as another
 */
record Findings(int orders, List<String> lost, List<String> doubled, List<String> changed, List<String> broken) {
    boolean good() {
        return lost.isEmpty() && doubled.isEmpty() && changed.isEmpty() && broken.isEmpty();
    }
}
