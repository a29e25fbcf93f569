package dev.dovetail.wms.packing;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The boxes that a warehouse ships in, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/carton-types")
class CartonTypeApi {
    private final Layout layout;
    private final CartonTypes types;
    private final Transactions transactions;
    private final Audit audit;
    private final Body body;
    private final InstantSource clock;

    CartonTypeApi(
            Layout layout, CartonTypes types, Transactions transactions, Audit audit, Body body, InstantSource clock) {
        this.layout = layout;
        this.types = types;
        this.transactions = transactions;
        this.audit = audit;
        this.body = body;
        this.clock = clock;
    }

    record Types(List<CartonType> types) {
        Types {
            if (types.size() > CartonTypes.MOST
                    || types.stream().map(CartonType::code).distinct().count() < types.size())
                throw new Malformed("packing.carton-types", "/types", "at most 100 carton types, each code once");
        }
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Types list(@PathVariable String code) {
        return new Types(types.list(layout.getWarehouse(code).node()));
    }

    /** Replaces them all; with none, nothing is picked into cartons. */
    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    Types put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, Types.class).types();
        var node = layout.getWarehouse(code).node();
        return transactions.run(() -> {
            types.replace(node, asked);
            audit.record(
                    caller.cause(clock.instant()),
                    "carton-types.put",
                    "warehouse:" + code,
                    Map.of("types", asked.stream().map(CartonType::code).toList()));
            return new Types(types.list(node));
        });
    }
}
