package dev.dovetail.ground.edge;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Every exception that leaves a route becomes a problem detail; only faults are logged, and only the log sees why. */
@ConditionalOnWebApplication
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void malformed(Malformed e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.tell(request, response, Problem.of(e));
    }

    @ExceptionHandler
    void refused(Refused e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.tell(request, response, Problem.of(e));
    }

    @ExceptionHandler({
        TryLater.class,
        ConcurrencyFailureException.class,
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        Transactions.CommitUnknown.class
    })
    void later(RuntimeException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = problems.of(e);
        response.setHeader("Retry-After", String.valueOf(problem.members().get(Problems.RETRY_AFTER)));
        problems.tell(request, response, problem);
    }

    /** The caller hung up; nobody is left to tell. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        log.debug("the caller hung up", e);
    }

    @ExceptionHandler
    void other(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var known = FrameworkProblems.of(e, response);
        if (known != null) {
            problems.tell(request, response, known);
            return;
        }
        var id = problems.tell(request, response, Problem.of(500, "fault", null));
        log.error("fault {}", id, e);
    }
}
