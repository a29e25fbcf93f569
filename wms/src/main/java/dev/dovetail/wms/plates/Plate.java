package dev.dovetail.wms.plates;

import org.jspecify.annotations.Nullable;

/** A pallet, a case or a tote with a number. @param location where it stands, and {@code place} that place's code; null where it stands nowhere */
public record Plate(
        long id,
        String number,
        String kind,
        String state,
        @Nullable Long location,
        @Nullable String place) {}
