package dev.dovetail.wms.units;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which numbers a warehouse gives its parcels, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/company-prefix")
class UnitApi {
    private final Layout layout;
    private final UnitNumbers numbers;
    private final Transactions transactions;
    private final Audit audit;
    private final Body body;
    private final InstantSource clock;

    UnitApi(
            Layout layout,
            UnitNumbers numbers,
            Transactions transactions,
            Audit audit,
            Body body,
            InstantSource clock) {
        this.layout = layout;
        this.numbers = numbers;
        this.transactions = transactions;
        this.audit = audit;
        this.body = body;
        this.clock = clock;
    }

    record Asked(String prefix, int extension) {
        Asked {
            if (!prefix.matches("[0-9]{4,12}"))
                throw new Malformed("units.prefix", "/prefix", "a GS1 company prefix has 4 to 12 digits");
            if (extension < 0 || extension > 9) throw new Malformed("units.extension", "/extension", "0 to 9");
        }
    }

    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    Asked put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var warehouse = layout.getWarehouse(code);
        var asked = body.read(request, Asked.class);
        return transactions.run(() -> {
            if (!numbers.use(warehouse.node(), asked.prefix(), asked.extension()))
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        new Refusal(
                                "units.prefix-taken",
                                Map.of("prefix", asked.prefix(), "extension", asked.extension())));
            var details = Map.of("prefix", asked.prefix(), "extension", asked.extension());
            audit.record(caller.cause(clock.instant()), "warehouse.company-prefix", "warehouse:" + code, details);
            return asked;
        });
    }
}
