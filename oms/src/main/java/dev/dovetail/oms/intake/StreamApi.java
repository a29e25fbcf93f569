package dev.dovetail.oms.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.TryLater;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes orders one a line and answers each, in their order, once it is durable. Who reads the answers slowly is read slowly.
 * A stream that is cut has had its whole lines taken; sent again, those are answered as duplicates.
 */
@RestController
class StreamApi {
    private static final Logger log = LoggerFactory.getLogger(StreamApi.class);
    private static final String NDJSON = "application/x-ndjson";

    private final OrderStream orders;
    private final JsonMapper mapper = JsonMapper.builder()
            .changeDefaultPropertyInclusion(old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    StreamApi(OrderStream orders) {
        this.orders = orders;
    }

    @PostMapping(path = "/api/v1/orders/stream", consumes = NDJSON)
    @Permit(Permission.ORDERS_CAPTURE)
    void stream(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(NDJSON);
        var lines = new StreamLines(request.getInputStream());
        var underWay = new UnderWay(orders, caller, response.getOutputStream(), mapper);
        try {
            read(lines, underWay);
            underWay.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TryLater("intake.stopping", Duration.ofSeconds(5), "the program is stopping");
        }
    }

    private void read(StreamLines lines, UnderWay underWay) throws InterruptedException {
        try {
            for (var line = lines.next(); line != null; line = lines.next())
                underWay.take(orders.read(lines.number(), line));
        } catch (IOException e) {
            log.debug("a stream was cut at line {}", lines.number(), e);
        }
    }
}
