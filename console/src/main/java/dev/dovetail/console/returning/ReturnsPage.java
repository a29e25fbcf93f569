package dev.dovetail.console.returning;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.wms.returns.Returns;
import dev.dovetail.wms.returns.ReturnsView.Back;
import dev.dovetail.wms.returns.ReturnsView.Units;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What customers sent back.
 *
 * @param which {@code waiting} for a decision, or the parcels that are {@code open} or {@code closed}
 * @param units those that wait; @param parcels those of the list that is shown
 * @param next where the next page begins, and {@code after} where this one does
 * @param note why a decision was not taken, and {@code typed} what was typed then
 */
public record ReturnsPage(
        Frame frame,
        String code,
        String name,
        String which,
        List<Units> units,
        List<Back> parcels,
        @Nullable String next,
        String after,
        Typed typed,
        @Nullable String note,
        @Nullable String done) {
    public static final List<String> LISTS = List.of("waiting", "open", "closed");

    public ReturnsPage {
        units = List.copyOf(units);
        parcels = List.copyOf(parcels);
    }

    /** @param of the units, as {@code return~seq}; empty where nothing was typed */
    public record Typed(String of, String as, String reason) {
        static final Typed NOTHING = new Typed("", "", "");

        public boolean is(Units units) {
            return of.equals(key(units));
        }
    }

    static String key(Units units) {
        return units.parcel().id() + "~" + units.seq();
    }

    public String path() {
        return "/floor/" + code + "/returns";
    }

    public boolean mayDecide() {
        return frame.caller().may(Permission.STOCK_DECIDE);
    }

    public List<String> dispositions() {
        return Returns.dispositions();
    }

    /** What is chosen before anybody chooses: what was typed, else what is proposed. */
    public boolean chosen(Units units, String disposition) {
        return disposition.equals(typed.is(units) ? typed.as() : units.proposed());
    }
}
