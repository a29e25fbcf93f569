package dev.dovetail.oms.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Up to which stage a channel lets units of its orders be cancelled or changed. After the pick nothing helps but a return. */
public record Cutoffs(Stage cancel, Stage quantity, Stage address, Stage substitute) {
    /** Where a channel says nothing: up to the pick. */
    public static final Cutoffs UNTIL_PICK = new Cutoffs(Stage.PICK, Stage.PICK, Stage.PICK, Stage.PICK);

    /** What ends the time in which a move is possible. */
    public enum Stage {
        RELEASE,
        PICK;

        private final String wire = name().toLowerCase(Locale.ROOT);

        @JsonValue
        public String wire() {
            return wire;
        }

        /** The stage of that name, or empty. */
        public static Optional<Stage> of(String wire) {
            return Arrays.stream(values())
                    .filter(stage -> stage.wire().equals(wire))
                    .findFirst();
        }
    }

    Stage of(Move move) {
        return switch (move) {
            case CANCEL -> cancel;
            case CHANGE_QUANTITY -> quantity;
            case CHANGE_ADDRESS -> address;
            case SUBSTITUTE -> substitute;
            case RETURN -> throw new IllegalArgumentException("a return has no cutoff here");
        };
    }
}
