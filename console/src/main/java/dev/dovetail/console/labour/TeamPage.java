package dev.dovetail.console.labour;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.wms.labour.WorkDay;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The team's day. @param next the last name shown, where there may be more; null where not */
public record TeamPage(
        Frame frame,
        String code,
        String name,
        LocalDate day,
        boolean today,
        List<WorkDay> days,
        @Nullable String next) {
    public TeamPage {
        days = List.copyOf(days);
    }

    public String path() {
        return "/floor/" + code + "/labour";
    }

    public String href(WorkDay one) {
        return path() + "/" + encoded(one.worker()) + "?day=" + day;
    }

    public String more() {
        return path() + "?day=" + day + "&after=" + (next == null ? "" : encoded(next));
    }

    static String encoded(String worker) {
        return URLEncoder.encode(worker, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
