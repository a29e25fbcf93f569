package dev.dovetail.oms.transfers;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Transfers between our warehouses, over HTTP. */
@RestController
@RequestMapping("/api/v1/transfers")
class TransferApi {
    private static final int MOST_ROWS = 500;
    private static final int LONGEST_REASON = 200;

    private final Transfers transfers;
    private final TransferView view;
    private final Network network;
    private final Body body;
    private final InstantSource clock;

    TransferApi(Transfers transfers, TransferView view, Network network, Body body, InstantSource clock) {
        this.transfers = transfers;
        this.view = view;
        this.network = network;
        this.body = body;
        this.clock = clock;
    }

    record Page(List<TransferShown> items, @Nullable String next) {}

    record Why(String reason) {
        Why {
            if (reason.isBlank() || reason.length() > LONGEST_REASON)
                throw new Malformed("transfers.text", "/reason", "has 1 to " + LONGEST_REASON + " characters");
        }
    }

    @PostMapping
    @Permit(Permission.STOCK_DECIDE)
    ResponseEntity<TransferShown> ask(Caller caller, HttpServletRequest request) {
        var wanted = body.read(request, TransferBody.class).toTransfer(network, caller.client());
        var asked = transfers.ask(wanted, caller.cause(clock.instant()));
        return ResponseEntity.status(asked.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(shown(asked.transfer()));
    }

    @PostMapping("/{transfer}/cancel")
    @Permit(Permission.STOCK_DECIDE)
    TransferShown cancel(Caller caller, @PathVariable String transfer, HttpServletRequest request) {
        var why = body.read(request, Why.class).reason();
        var id = view.get(caller.client(), transfer).id();
        return shown(transfers.cancel(id, caller.client(), why, caller.cause(clock.instant())));
    }

    @PostMapping("/{transfer}/lost")
    @Permit(Permission.STOCK_DECIDE)
    TransferShown lost(Caller caller, @PathVariable String transfer, HttpServletRequest request) {
        var why = body.read(request, Why.class).reason();
        var id = view.get(caller.client(), transfer).id();
        return shown(transfers.lose(id, caller.client(), why, caller.cause(clock.instant())));
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    Page list(
            Caller caller,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        if (!state.equals("open") && !state.equals("done"))
            throw new Malformed("transfers.state", "state", "open or done");
        var rows = view.list(caller.client(), state, after, limit);
        return new Page(
                rows.stream().map(this::shown).toList(),
                rows.size() < limit ? null : rows.getLast().id().toString());
    }

    /** One transfer with its cartons, by id or by key. */
    @GetMapping("/{transfer}")
    @Permit(Permission.STOCK_READ)
    TransferShown one(Caller caller, @PathVariable String transfer) {
        var found = view.get(caller.client(), transfer);
        return TransferShown.of(found, view.cartons(found.id()), network);
    }

    private TransferShown shown(Transfer transfer) {
        return TransferShown.of(transfer, null, network);
    }
}
