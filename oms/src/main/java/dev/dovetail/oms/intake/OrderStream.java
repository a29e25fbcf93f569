package dev.dovetail.oms.intake;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
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

    /** What a line says, or what is wrong with it. Exactly one of {@code order} and {@code wrong} is there. */
    record Read(
            long line,
            byte[] bytes,
            @Nullable RawOrder order,
            @Nullable RuntimeException wrong) {
        /** Orders of one key are taken one after another, in the order of their lines. */
        @Nullable
        String key() {
            return order == null ? null : "stream/" + order.channel() + "/" + order.number();
        }
    }

    Read read(long line, byte[] bytes) {
        try {
            return new Read(line, bytes, body.read(bytes, RawOrder.class), null);
        } catch (RuntimeException e) {
            return new Read(line, bytes, null, e);
        }
    }

    /** Captures it, waiting for room and for its commit. Whatever happens is an outcome. */
    Outcome settle(Caller caller, Read line) {
        var order = line.order();
        var key = line.key();
        try {
            if (order == null || key == null) throw wrong(line);
            channels.check(caller, order.channel());
            return outcome(line.line(), intake.take(new Intake.Post(order, key, caller.cause(clock.instant()))));
        } catch (RuntimeException e) {
            return told(caller, line, e);
        }
    }

    /** What the first line that was not read is told where the program ends: it and all after it are to be sent again. */
    Outcome stopping(long line) {
        var problem = problems.of(
                new TryLater("intake.stopping", Duration.ofSeconds(1), "this line and those after it were not read"));
        return new Outcome(line, problem.status(), null, null, null, null, problems.document(problem));
    }

    private static RuntimeException wrong(Read line) {
        var wrong = line.wrong();
        return wrong == null ? new IllegalStateException("a line without an order") : wrong;
    }

    private static Outcome outcome(long line, Captured captured) {
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
    }

    private Outcome told(Caller caller, Read line, RuntimeException e) {
        var problem = problems.of(e);
        if (toBeKept(e).isPresent()) problem = kept(caller, line, problem);
        var number = line.order() == null ? null : line.order().number();
        return new Outcome(line.line(), problem.status(), number, null, null, null, problems.document(problem));
    }

    /** What could not be kept is to be sent again: it is not refused for good. */
    private Problem kept(Caller caller, Read line, Problem problem) {
        try {
            long id = rejections.keep(caller, line.bytes(), problem, problems.title(problem));
            return problem.with("rejectedId", Long.toString(id));
        } catch (RuntimeException e) {
            return problems.of(e);
        }
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
