package dev.dovetail.carriage;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rates over HTTP. */
@RestController
@RequestMapping("/api/v1/carriage/rates")
class CarriageApi {
    private final Carriage carriage;
    private final CarriageSetup setup;
    private final Body body;
    private final InstantSource clock;

    CarriageApi(Carriage carriage, CarriageSetup setup, Body body, InstantSource clock) {
        this.carriage = carriage;
        this.setup = setup;
        this.body = body;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    RateList list() {
        return new RateList(carriage.rates().list());
    }

    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    RateList put(Caller caller, HttpServletRequest request) {
        setup.put(body.read(request, RateList.class).rates(), caller.cause(clock.instant()));
        return list();
    }

    record RateList(List<ZoneRate> rates) {}
}
