package dev.dovetail.wms.packing;

import java.util.List;
import java.util.Locale;

/** What may happen to a parcel. */
sealed interface ParcelCommand {
    /** Units are laid in. */
    record Pack() implements ParcelCommand {}

    /** Units are taken out again. */
    record Unpack() implements ParcelCommand {}

    record Close() implements ParcelCommand {}

    /** The carrier made its label. */
    record Label() implements ParcelCommand {}

    /** The carrier will not make one. */
    record RefuseLabel() implements ParcelCommand {}

    /** Somebody wants its label voided. */
    record VoidLabel() implements ParcelCommand {}

    /** The carrier voided it: another is asked for, or the carton is opened. */
    record Voided() implements ParcelCommand {}

    /** The carrier would not. */
    record KeepLabel() implements ParcelCommand {}

    /** Somebody wants to open it again. */
    record Reopen() implements ParcelCommand {}

    record Load() implements ParcelCommand {}

    record Depart() implements ParcelCommand {}

    /** The customer came for it. */
    record HandOver() implements ParcelCommand {}

    /** Nobody came for it. */
    record GiveBack() implements ParcelCommand {}

    List<ParcelCommand> ALL = List.of(
            new Pack(),
            new Unpack(),
            new Close(),
            new Label(),
            new RefuseLabel(),
            new VoidLabel(),
            new Voided(),
            new KeepLabel(),
            new Reopen(),
            new Load(),
            new Depart(),
            new HandOver(),
            new GiveBack());

    default String word() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
