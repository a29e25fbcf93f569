package dev.dovetail.oms.verification;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.orders.Cutoffs;
import dev.dovetail.oms.verification.ChannelChecks.Mode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A channel's checks as they are sent and shown. What is left out is off, and the cutoff is the pick. */
record ChecksBody(
        @Nullable String address,
        @Nullable String price,
        @Nullable Integer priceTolerancePercent,
        @Nullable String duplicates,
        @Nullable Integer duplicateWindowSeconds,
        @Nullable String fraud,
        @Nullable String fraudPartner,
        @Nullable Integer fraudLimit,
        @Nullable String cancelUntil,
        @Nullable String quantityUntil,
        @Nullable String addressUntil,
        @Nullable String substituteUntil) {
    private static final int A_MONTH = 2_592_000;

    static ChecksBody of(ChannelChecks checks) {
        return new ChecksBody(
                checks.address().wire(),
                checks.price().wire(),
                checks.priceTolerance(),
                checks.duplicates().wire(),
                (int) checks.duplicateWindow().toSeconds(),
                checks.fraud().wire(),
                checks.fraudPartner(),
                checks.fraudLimit(),
                checks.cutoffs().cancel().wire(),
                checks.cutoffs().quantity().wire(),
                checks.cutoffs().address().wire(),
                checks.cutoffs().substitute().wire());
    }

    /** Refuses each field by its path. */
    ChannelChecks toChecks(String channel) {
        if (fraudPartner != null && !fraudPartner.matches("[a-z0-9][a-z0-9-]{0,79}"))
            throw new Malformed("verification.partner", "/fraudPartner", "has 1 to 80 of a-z, 0-9 and -");
        return new ChannelChecks(
                channel,
                mode(address, "/address"),
                mode(price, "/price"),
                within(priceTolerancePercent, 0, 1000, 10, "/priceTolerancePercent"),
                mode(duplicates, "/duplicates"),
                Duration.ofSeconds(within(duplicateWindowSeconds, 1, A_MONTH, 600, "/duplicateWindowSeconds")),
                mode(fraud, "/fraud"),
                fraudPartner,
                fraudLimit == null ? null : Integer.valueOf(within(fraudLimit, 0, 1000, 0, "/fraudLimit")),
                new Cutoffs(
                        stage(cancelUntil, "/cancelUntil"),
                        stage(quantityUntil, "/quantityUntil"),
                        stage(addressUntil, "/addressUntil"),
                        stage(substituteUntil, "/substituteUntil")));
    }

    private static Mode mode(@Nullable String word, String path) {
        return word == null
                ? Mode.OFF
                : Mode.of(word).orElseThrow(() -> new Malformed("verification.mode", path, "off, hold or refuse"));
    }

    private static Cutoffs.Stage stage(@Nullable String word, String path) {
        return word == null
                ? Cutoffs.Stage.PICK
                : Cutoffs.Stage.of(word)
                        .orElseThrow(() -> new Malformed("verification.cutoff", path, "release or pick"));
    }

    private static int within(@Nullable Integer figure, int least, int most, int otherwise, String path) {
        if (figure == null) return otherwise;
        if (figure < least || figure > most)
            throw new Malformed("verification.out-of-range", path, least + " to " + most);
        return figure;
    }
}
