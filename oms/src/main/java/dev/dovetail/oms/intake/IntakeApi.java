package dev.dovetail.oms.intake;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Hot;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders over HTTP. What is refused for what it says, and not for want of stock, is kept where an operator sees it. */
@RestController
class IntakeApi {
    private static final int LONGEST_KEY = 255;

    private final Body body;
    private final Problems problems;
    private final Room room;
    private final Intake intake;
    private final Rejections rejections;
    private final OwnChannels channels;
    private final InstantSource clock;

    IntakeApi(
            Body body,
            Problems problems,
            Room room,
            Intake intake,
            Rejections rejections,
            OwnChannels channels,
            InstantSource clock) {
        this.body = body;
        this.problems = problems;
        this.room = room;
        this.intake = intake;
        this.rejections = rejections;
        this.channels = channels;
        this.clock = clock;
    }

    @PostMapping("/api/v1/orders")
    @Permit(Permission.ORDERS_CAPTURE)
    @Hot("/api/v1/orders")
    void capture(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var bytes = body.bytes(request);
        try {
            var captured = captured(caller, request.getHeader("Idempotency-Key"), bytes);
            body.write(response, captured.status(), CaptureReply.of(captured));
        } catch (Malformed | Refused e) {
            reject(response, bytes, caller, OrderStream.toBeKept(e).orElseThrow(() -> e));
        }
    }

    private Captured captured(Caller caller, @Nullable String key, byte[] bytes) {
        room.enter();
        try {
            var order = body.read(bytes, RawOrder.class);
            channels.check(caller, order.channel());
            return intake.capture(order, checked(key), caller.cause(clock.instant()));
        } finally {
            room.leave();
        }
    }

    static String checked(@Nullable String key) {
        if (key == null || key.isBlank())
            throw new Malformed("orders.key-missing", "Idempotency-Key", "each order is posted under a key of its own");
        if (key.length() > LONGEST_KEY)
            throw new Malformed("orders.key-too-long", "Idempotency-Key", "has at most " + LONGEST_KEY + " characters");
        return key;
    }

    private void reject(HttpServletResponse response, byte[] bytes, Caller caller, Problem problem) throws IOException {
        long id = rejections.keep(caller, bytes, problem, problems.title(problem));
        problems.write(response, problem.with("rejectedId", Long.toString(id)));
    }
}
