package dev.dovetail.oms.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Leaving;
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
    private static final Duration LINGER = Duration.ofSeconds(3);
    private static final String NDJSON = "application/x-ndjson";

    private final OrderStream orders;
    private final Leaving leaving;
    private final JsonMapper mapper = JsonMapper.builder()
            .changeDefaultPropertyInclusion(old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    StreamApi(OrderStream orders, Leaving leaving) {
        this.leaving = leaving;
        this.orders = orders;
    }

    @PostMapping(path = "/api/v1/orders/stream", consumes = NDJSON)
    @Permit(Permission.ORDERS_CAPTURE)
    void stream(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(NDJSON);
        var lines = new StreamLines(request.getInputStream(), leaving::begun);
        var underWay = new UnderWay(orders, caller, response.getOutputStream(), mapper);
        try {
            boolean open = read(lines, underWay) && !lines.ended();
            if (open && leaving.begun()) leave(lines, underWay, response);
            else underWay.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TryLater("intake.stopping", Duration.ofSeconds(5), "the program is stopping");
        }
    }

    /** Ends after a whole line, and says with which line to go on. */
    private void leave(StreamLines lines, UnderWay underWay, HttpServletResponse response)
            throws InterruptedException, IOException {
        underWay.close(orders.stopping(lines.number() + 1));
        response.flushBuffer();
        lines.drop(System.nanoTime() + LINGER.toNanos());
    }

    /** Whether its sender can still be spoken to: not where the stream was cut, or silent for too long. */
    private boolean read(StreamLines lines, UnderWay underWay) throws InterruptedException {
        try {
            for (var line = lines.next(); line != null; line = lines.next())
                underWay.take(orders.read(lines.number(), line));
            return true;
        } catch (IOException e) {
            log.debug("a stream was cut at line {}", lines.number(), e);
            return false;
        }
    }
}
