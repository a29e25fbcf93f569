package dev.dovetail.console.feeds;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.oms.publishing.Published;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The page of publication windows. */
@Controller
class WindowRoutes {
    private static final int HOURS = 24;
    private static final double HIGH = 40;

    private final Published published;
    private final Shell shell;
    private final InstantSource clock;

    WindowRoutes(Published published, Shell shell, InstantSource clock) {
        this.published = published;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping("/publications")
    @Permit(Permission.STOCK_READ)
    View all(HttpServletRequest request, Caller caller) {
        var hours = published.hours(caller.client()).stream().collect(Collectors.groupingBy(Published.Hour::channel));
        var now = clock.instant();
        var rows = published.publications(caller.client()).stream()
                .filter(one -> caller.mayUse(one.channel()))
                .map(one -> new WindowsPage.Row(
                        one,
                        one.everySeconds() == null
                                ? List.of()
                                : bars(hours.getOrDefault(one.channel(), List.of()), now)))
                .toList();
        return shell.view("publications", new WindowsPage(shell.frame(request, caller, "feeds"), rows));
    }

    private static List<WindowsPage.Bar> bars(List<Published.Hour> hours, Instant now) {
        Map<Instant, Published.Hour> byHour =
                hours.stream().collect(Collectors.toMap(Published.Hour::from, hour -> hour));
        long most = hours.stream()
                .mapToLong(hour -> hour.met() + hour.missed())
                .max()
                .orElse(1);
        var first = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1));
        var bars = new ArrayList<WindowsPage.Bar>();
        for (int i = 0; i < HOURS; i++) {
            var from = first.plus(Duration.ofHours(i));
            var hour = byHour.get(from);
            long met = hour == null ? 0 : hour.met(), missed = hour == null ? 0 : hour.missed();
            double metHigh = HIGH * met / Math.max(1, most), missedHigh = HIGH * missed / Math.max(1, most);
            bars.add(new WindowsPage.Bar(
                    text(i * 10),
                    text(HIGH - metHigh),
                    text(metHigh),
                    text(HIGH - metHigh - missedHigh),
                    text(missedHigh),
                    Words.say("windows.hour", from.atZone(ZoneOffset.UTC).toLocalTime(), met, missed)));
        }
        return bars;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
