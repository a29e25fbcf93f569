package dev.dovetail.console.feeds;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.sweeps.Missing;
import dev.dovetail.oms.sweeps.Sweeps;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages of sweeps: whether all orders of a channel came. */
@Controller
@RequestMapping("/sweeps")
class SweepRoutes {
    private static final int ROWS = 50;

    private final Sweeps sweeps;
    private final Network network;
    private final Shell shell;
    private final InstantSource clock;

    SweepRoutes(Sweeps sweeps, Network network, Shell shell, InstantSource clock) {
        this.sweeps = sweeps;
        this.network = network;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.ORDERS_READ)
    View all(HttpServletRequest request, Caller caller) {
        var channels = network.channels().stream()
                .filter(channel -> channel.client() == caller.client() && caller.mayUse(channel.code()))
                .toList();
        var names = channels.stream().collect(toMap(Channel::code, Channel::name));
        var rows = sweeps.standing(channels, clock.instant()).stream()
                .map(one -> new SweepsPage.Row(names.getOrDefault(one.channel(), ""), one))
                .toList();
        return shell.view("sweeps", new SweepsPage(shell.frame(request, caller, "feeds"), rows));
    }

    @GetMapping("/{code}")
    @Permit(Permission.ORDERS_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String after) {
        var channel = network.visible(caller, code);
        var now = clock.instant();
        var standing = sweeps.standing(List.of(channel), now).getFirst();
        var found = sweeps.missing(List.of(channel), Missing.After.of(after, code), ROWS + 1);
        boolean more = found.size() > ROWS;
        var missing = more ? found.subList(0, ROWS) : found;
        var next = more ? "?after=" + URLEncoder.encode(missing.getLast().cursor(), StandardCharsets.UTF_8) : null;
        return shell.view(
                "sweep",
                new SweepPage(
                        shell.frame(request, caller, "feeds"),
                        new SweepsPage.Row(channel.name(), standing),
                        sweeps.proof(channel, now, ROWS),
                        missing,
                        next));
    }
}
