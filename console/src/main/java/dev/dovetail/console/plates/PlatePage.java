package dev.dovetail.console.plates;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.wms.plates.PlateView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One plate. @param history what stepped onto it and off it, the latest first; @param next the last entry shown, where there may be more */
public record PlatePage(
        Frame frame,
        String code,
        String name,
        PlateView.Loaded loaded,
        List<PlateView.Entry> history,
        @Nullable Long next) {
    public PlatePage {
        history = List.copyOf(history);
    }

    public String path() {
        return "/floor/" + code + "/plates/" + loaded.plate().number();
    }

    public long units() {
        return loaded.goods().stream().mapToLong(one -> one.units()).sum();
    }
}
