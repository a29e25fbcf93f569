package dev.dovetail.oms.availability;

import java.util.List;

/**
 * What became of what was promised of goods on their way. What is in neither list is still to come.
 *
 * @param served held of open stock now
 * @param unserved held no more: they did not come, and will not
 */
public record Landed(List<Claim> served, List<Claim> unserved) {
    public Landed {
        served = List.copyOf(served);
        unserved = List.copyOf(unserved);
    }
}
