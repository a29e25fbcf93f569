package dev.dovetail.console.transfers;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.transfers.TransferView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of transfers between our warehouses. */
@Controller
@RequestMapping("/transfers")
class TransferRoutes {
    private static final int ROWS = 50;
    private static final List<String> STATES = List.of("open", "done");

    private final TransferView transfers;
    private final Network network;
    private final Shell shell;

    TransferRoutes(TransferView transfers, Network network, Shell shell) {
        this.transfers = transfers;
        this.network = network;
        this.shell = shell;
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    View list(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "0") long after) {
        var shown = STATES.contains(state) ? state : STATES.getFirst();
        var found = transfers.list(caller.client(), shown, after, ROWS + 1);
        boolean more = found.size() > ROWS;
        var rows = more ? found.subList(0, ROWS) : found;
        var next =
                more ? "/transfers?state=" + shown + "&after=" + rows.getLast().id() : null;
        var page = new TransfersPage(
                shell.frame(request, caller, "nodes"),
                shown,
                rows.stream()
                        .map(one -> TransfersPage.Row.of(one, code(one.source()), code(one.target())))
                        .toList(),
                next);
        return shell.view("transfers", page);
    }

    private String code(NodeId node) {
        return network.findNode(node).map(Node::code).orElse(node.toString());
    }
}
