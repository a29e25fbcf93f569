package dev.dovetail.oms.intake;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one order of a stream comes to: as if it had been posted alone, under a key made of its channel and number. */
@Component
class OrderStream {
    private final Body body;
    private final Problems problems;
    private final Intake intake;
    private final Rejections rejections;
    private final OwnChannels channels;
    private final InstantSource clock;

    OrderStream(
            Body body,
            Problems problems,
            Intake intake,
            Rejections rejections,
            OwnChannels channels,
            InstantSource clock) {
        this.body = body;
        this.problems = problems;
        this.intake = intake;
        this.rejections = rejections;
        this.channels = channels;
        this.clock = clock;
    }

    /** One line's outcome. {@code problem} is what a single post would have been answered with. */
    record Outcome(
            long line,
            int status,
            @Nullable String number,
            @Nullable String orderId,
            @Nullable Boolean duplicate,
            @Nullable Boolean amended,
            @Nullable Object problem) {}

    /** A line on its way. */
    interface Taken {
        /** Waits for its commit; what is refused for what it says is kept for an operator then. */
        Outcome settle();
    }

    /** Waits for room rather than to refuse. */
    Taken take(Caller caller, long line, byte[] bytes) throws InterruptedException {
        RawOrder order = null;
        try {
            order = body.read(bytes, RawOrder.class);
            channels.check(caller, order.channel());
            var key = "stream/" + order.channel() + "/" + order.number();
            var answer = intake.take(new Intake.Post(order, key, caller.cause(clock.instant())));
            var number = order.number();
            return () -> outcome(caller, line, bytes, number, answer);
        } catch (RuntimeException e) {
            var told = told(caller, line, bytes, order == null ? null : order.number(), e);
            return () -> told;
        }
    }

    private Outcome outcome(Caller caller, long line, byte[] bytes, String number, Supplier<Captured> answer) {
        try {
            var captured = answer.get();
            boolean known = captured.duplicate() || captured.amended();
            var order = captured.order();
            return new Outcome(
                    line,
                    known ? 200 : 201,
                    order.number(),
                    order.orderId(),
                    captured.duplicate() ? true : null,
                    captured.amended() ? true : null,
                    null);
        } catch (RuntimeException e) {
            return told(caller, line, bytes, number, e);
        }
    }

    private Outcome told(Caller caller, long line, byte[] bytes, @Nullable String number, RuntimeException e) {
        var problem = problems.of(e);
        if (toBeKept(e).isPresent())
            problem = problem.with(
                    "rejectedId", Long.toString(rejections.keep(caller, bytes, problem, problems.title(problem))));
        return new Outcome(line, problem.status(), number, null, null, null, problems.document(problem));
    }

    /** What is refused for what it says is kept for an operator, unless it is too large for that; not what is refused for want of stock or of time. */
    static Optional<Problem> toBeKept(RuntimeException e) {
        return switch (e) {
            case Malformed malformed
            when !malformed.code().equals("request.too-large") -> Optional.of(Problem.of(malformed));
            case Refused refused when refused.kind() == Refused.Kind.UNPROCESSABLE -> Optional.of(Problem.of(refused));
            default -> Optional.empty();
        };
    }
}
