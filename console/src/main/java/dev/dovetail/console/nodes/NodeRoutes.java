package dev.dovetail.console.nodes;

import dev.dovetail.console.shell.Live;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.network.Network;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The pages of nodes. */
@Controller
@RequestMapping("/nodes")
class NodeRoutes {
    private static final int ROWS = 50;

    private final Network network;
    private final NodeRows rows;
    private final Positions positions;
    private final Catalog catalog;
    private final Layout layout;
    private final Shell shell;
    private final Live live;

    NodeRoutes(
            Network network,
            NodeRows rows,
            Positions positions,
            Catalog catalog,
            Layout layout,
            Shell shell,
            Live live) {
        this.network = network;
        this.rows = rows;
        this.positions = positions;
        this.catalog = catalog;
        this.layout = layout;
        this.shell = shell;
        this.live = live;
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    View list(HttpServletRequest request, Caller caller) {
        var all = rows.of(network.nodes(), caller.client());
        return shell.view("nodes", new NodesPage(shell.frame(request, caller, "nodes"), NodeMap.of(all), all));
    }

    /** Whether the figures have changed since the page was made. */
    @GetMapping("/live")
    @Permit(Permission.STOCK_READ)
    SseEmitter live(Caller caller, @RequestParam long seen) {
        int client = caller.client();
        return live.watch(
                "nodes:" + client, () -> NodesPage.seen(rows.of(network.nodes(), client)), now -> changed(seen, now));
    }

    /** As {@link #live(Caller, long)}, of one node. */
    @GetMapping("/{code}/live")
    @Permit(Permission.STOCK_READ)
    SseEmitter live(Caller caller, @PathVariable String code, @RequestParam long seen) {
        var node = network.getNode(code);
        int client = caller.client();
        return live.watch(
                "node:" + client + ":" + code,
                () -> rows.of(List.of(node), client).getFirst().seen(),
                now -> changed(seen, now));
    }

    private static String changed(long seen, long now) {
        return seen == now ? "" : Words.of("nodes.changed");
    }

    @GetMapping("/{code}")
    @Permit(Permission.STOCK_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "short", defaultValue = "false") boolean shortOnly,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(required = false) @Nullable String done) {
        var node = network.getNode(code);
        var found = shortOnly
                ? positions.listShort(node.id(), caller.client(), q, after, ROWS + 1)
                : positions.list(node.id(), caller.client(), q, after, ROWS + 1);
        boolean more = found.size() > ROWS;
        var shown = more ? found.subList(0, ROWS) : found;
        var next = more
                ? NodePage.href(
                        code, q.strip(), shortOnly, shown.getLast().sku().code())
                : null;
        return shell.view(
                "node",
                new NodePage(
                        shell.frame(request, caller, "nodes"),
                        rows.of(List.of(node), caller.client()).getFirst(),
                        q.strip(),
                        shortOnly,
                        caller.may(Permission.FLOOR_READ)
                                && layout.findWarehouse(node.id()).isPresent(),
                        described(shown),
                        next,
                        done != null && Words.has("done.node-" + done) ? "done.node-" + done : null));
    }

    private List<NodePage.Position> described(List<Figure> figures) {
        var items = catalog.find(figures.stream().map(Figure::sku).toList());
        return figures.stream()
                .map(figure -> {
                    var item = items.get(figure.sku());
                    return new NodePage.Position(figure.sku().code(), item == null ? "" : item.description(), figure);
                })
                .toList();
    }
}
