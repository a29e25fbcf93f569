package dev.dovetail.console.decisions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A choice of nodes in words and figures.
 *
 * @param purpose what it was for, as a key of words
 * @param rules the version of the rules; 0 are the standard ones
 * @param tie by what two equally good answers were told apart; null where there was one
 * @param cost of all parcels, as money; a dash where nothing is carried
 * @param missing units that no node could give
 * @param weighed nodes that could have been chosen, the chosen first, then by what each would cost alone
 * @param dropped nodes that could not, nearest first; {@code why} counts them by their reason
 */
public record Explained(
        String id,
        String orderId,
        Instant at,
        String purpose,
        String sentence,
        String service,
        int rules,
        List<String> stages,
        boolean exact,
        @Nullable String tie,
        String cost,
        String inputsHash,
        List<Given> given,
        long missing,
        List<Parcel> parcels,
        List<Candidate> weighed,
        List<Candidate> dropped,
        String why) {
    public Explained {
        stages = List.copyOf(stages);
        given = List.copyOf(given);
        parcels = List.copyOf(parcels);
        weighed = List.copyOf(weighed);
        dropped = List.copyOf(dropped);
    }

    /** Its own address. */
    public String href() {
        return "/orders/" + orderId + "/decisions/" + id;
    }

    /** How many units it placed. */
    public long units() {
        return given.stream().mapToLong(Given::units).sum();
    }

    /** What one node was to give. @param skus a few of them by name, with their units */
    public record Given(String node, long units, String skus) {}

    public record Parcel(
            String node, long km, int zone, String weight, String cost, LocalDate leaves, LocalDate arrives) {}

    /**
     * One node.
     *
     * @param alone what all of it would cost from here; a dash where it has not all
     * @param width of its bar, of a hundred
     * @param tone good where it was chosen, waiting where it was weighed, off where it was left out
     */
    public record Candidate(
            String code,
            String name,
            long km,
            @Nullable Integer zone,
            String alone,
            String width,
            String tone,
            String verdict) {}
}
