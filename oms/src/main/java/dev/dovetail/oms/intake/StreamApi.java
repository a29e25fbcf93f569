package dev.dovetail.oms.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.TryLater;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
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
    private static final String NDJSON = "application/x-ndjson";
    /** So many lines are under way at most. */
    private static final int WINDOW = 1024;

    private static final Logger log = LoggerFactory.getLogger(StreamApi.class);

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
        var underWay = new ArrayDeque<OrderStream.Taken>();
        try {
            run(caller, lines, underWay, response.getOutputStream());
        } catch (IOException e) {
            log.debug("a stream was cut at line {}", lines.number(), e);
            underWay.forEach(OrderStream.Taken::settle); // what is refused is kept for an operator all the same
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TryLater("intake.stopping", Duration.ofSeconds(5), "the program is stopping");
        }
    }

    private void run(Caller caller, StreamLines lines, ArrayDeque<OrderStream.Taken> underWay, OutputStream out)
            throws IOException, InterruptedException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            underWay.add(orders.take(caller, lines.number(), line));
            if (underWay.size() >= WINDOW) tell(underWay, WINDOW / 2, out);
            if (lines.ready()) continue;
            tell(underWay, 0, out);
            out.flush();
        }
        tell(underWay, 0, out);
    }

    private void tell(ArrayDeque<OrderStream.Taken> underWay, int until, OutputStream out) throws IOException {
        while (underWay.size() > until) {
            out.write(mapper.writeValueAsBytes(underWay.remove().settle()));
            out.write('\n');
        }
    }
}
