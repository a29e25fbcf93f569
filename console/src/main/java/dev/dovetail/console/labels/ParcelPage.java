package dev.dovetail.console.labels;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.packing.Parcel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One parcel. @param reason what was typed; @param note why its label is not voided; @param done what was just done, as a key of words */
public record ParcelPage(
        Frame frame,
        String code,
        String name,
        Parcel parcel,
        PackingView.Labels labels,
        String reason,
        @Nullable String note,
        @Nullable String done) {
    private static final Set<String> LABELLED = Set.of("labelled", "loaded", "shipped");

    public String path() {
        return "/floor/" + code + "/parcels/" + parcel.id();
    }

    public boolean hasLabel() {
        return LABELLED.contains(parcel.state()) && parcel.tracking() != null;
    }

    public boolean voidable() {
        return parcel.state().equals("labelled");
    }

    public boolean mayVoid() {
        return voidable() && frame.caller().may(Permission.FLOOR_DECIDE);
    }

    public long units() {
        return parcel.lines().stream().mapToLong(Parcel.Line::quantity).sum();
    }

    /** The last label that was to be voided and is not: why the carrier would not. */
    public List<PackingView.Voided> kept() {
        return labels.voids().stream()
                .filter(one -> one.state().equals("refused"))
                .toList();
    }
}
