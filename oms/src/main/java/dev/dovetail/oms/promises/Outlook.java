package dev.dovetail.oms.promises;

import dev.dovetail.oms.decisions.Decided;
import dev.dovetail.oms.inbounds.Preordered;
import dev.dovetail.oms.sourcing.Sourced;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is there and what is on its way, together: as an order is captured, so it is promised. Pure. */
record Outlook(Sourced there, @Nullable Preordered coming) {
    Map<Integer, Long> missing() {
        return new TreeMap<>(coming == null ? there.missing() : coming.missing());
    }

    /** The day the last of it is there; empty where something is missing. */
    Optional<Sourced.Promise> promise() {
        if (!missing().isEmpty()) return Optional.empty();
        var landed = there.promise();
        var later = Optional.ofNullable(coming == null ? null : coming.promise());
        if (landed.isEmpty() || later.isEmpty()) return landed.or(() -> later);
        return later.get().on().isAfter(landed.get().on()) ? later : landed;
    }

    @Nullable
    LocalDate on() {
        return promise().map(Sourced.Promise::on).orElse(null);
    }

    List<String> nodes() {
        return parcels().map(Sourced.Parcel::nodeCode).distinct().sorted().toList();
    }

    int parcelCount() {
        return (int) parcels().count();
    }

    long costMinor() {
        return choices().mapToLong(Sourced::costMinor).sum();
    }

    List<Promise.Coming> due() {
        if (coming == null) return List.of();
        return coming.due().stream()
                .map(due -> new Promise.Coming(due.line(), due.inbound(), due.expectedOn(), due.units()))
                .toList();
    }

    private Stream<Sourced.Parcel> parcels() {
        return choices().flatMap(choice -> choice.parcels().stream());
    }

    private Stream<Sourced> choices() {
        return Stream.concat(
                Stream.of(there),
                coming == null ? Stream.of() : coming.decided().stream().map(Decided::sourced));
    }
}
