package dev.dovetail.console.floor;

import dev.dovetail.console.shell.Live;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The pages of the floor. */
@Controller
@RequestMapping("/floor")
class FloorRoutes {
    private final Layout layout;
    private final Queues queues;
    private final Tasks tasks;
    private final Shell shell;
    private final Live live;

    FloorRoutes(Layout layout, Queues queues, Tasks tasks, Shell shell, Live live) {
        this.layout = layout;
        this.queues = queues;
        this.tasks = tasks;
        this.shell = shell;
        this.live = live;
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    View all(HttpServletRequest request, Caller caller) {
        return shell.view("floors", new FloorPage(shell.frame(request, caller, "floor"), queues.all()));
    }

    /** Whether a queue has changed since the page was made. */
    @GetMapping("/live")
    @Permit(Permission.FLOOR_READ)
    SseEmitter live(@RequestParam long seen) {
        return live.watch("floor", () -> queues.all().hashCode(), now -> changed(seen, now));
    }

    /** As {@link #live(long)}, of one warehouse. */
    @GetMapping("/{code}/live")
    @Permit(Permission.FLOOR_READ)
    SseEmitter live(@PathVariable String code, @RequestParam long seen) {
        var house = layout.getWarehouse(code);
        return live.watch(
                "floor:" + code, () -> queues.of(List.of(house)).getFirst().hashCode(), now -> changed(seen, now));
    }

    private static String changed(long seen, long now) {
        return seen == now ? "" : Words.of("floor.changed");
    }

    /** One queue; a kind nobody knows shows the picks. */
    @GetMapping("/{code}")
    @Permit(Permission.FLOOR_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "pick") String kind) {
        var house = layout.getWarehouse(code);
        var shown = queues.of(List.of(house)).getFirst();
        var queue = shown.queues().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseGet(() -> shown.queues().get(1));
        return shell.view(
                "floor",
                new WorkPage(
                        shell.frame(request, caller, "floor"),
                        shown,
                        queue,
                        tasks.of(house.node(), queue.kind()),
                        Tasks.MOST));
    }
}
