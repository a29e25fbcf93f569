package dev.dovetail.console.returning;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.wms.returns.ReturnsView.Back;
import dev.dovetail.wms.returns.ReturnsView.Units;
import dev.dovetail.wms.returns.ReturnsView.Went;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One parcel that came back. @param went what left for its order and came back of it; @param next the last line shown, where there may be more */
public record ReturnPage(
        Frame frame,
        String code,
        String name,
        Back parcel,
        List<Units> units,
        List<Went> went,
        @Nullable Integer next) {
    public ReturnPage {
        units = List.copyOf(units);
        went = List.copyOf(went);
    }

    public String path() {
        return "/floor/" + code + "/returns/" + parcel.id();
    }

    public boolean waits() {
        return units.stream().anyMatch(one -> one.decided() == null);
    }
}
