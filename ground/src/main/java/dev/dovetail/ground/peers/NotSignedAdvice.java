package dev.dovetail.ground.peers;

import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A stranger at the door gets a 401. */
@ConditionalOnWebApplication
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class NotSignedAdvice {
    private final Problems problems;

    NotSignedAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void notSigned(Doorkeeper.NotSigned e, HttpServletResponse response) throws IOException {
        problems.write(response, Problem.of(401, "handoff.signature", null));
    }
}
