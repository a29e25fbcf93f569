package dev.dovetail.ground.edge;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem details: type, title, status, detail, code, path and a request id that the log knows too. */
@Component
public class Problems {
    /** Where a page finds what went wrong. */
    static final String PROBLEM = Problem.class.getName();

    static final String ID = PROBLEM + ".id";

    static final String RETRY_AFTER = "retryAfter";
    private static final String REQUEST_ID = "requestId";
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final ProblemTexts texts = new ProblemTexts();

    /** Tells the caller: a browser on a page gets a page (see {@link ErrorRoutes}), every other caller the document. */
    String tell(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (!wantsPage(request) || response.isCommitted()) return write(response, problem);
        var id = newId();
        request.setAttribute(PROBLEM, problem);
        request.setAttribute(ID, id);
        response.sendError(problem.status());
        return id;
    }

    static boolean wantsPage(HttpServletRequest request) {
        var first = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = first == null ? request.getRequestURI() : first.toString();
        var accept = request.getHeader("Accept");
        return !path.startsWith("/api/") && accept != null && accept.contains("text/html");
    }

    /** Writes the problem as the whole response and returns its request id; nothing where a response is under way. */
    public String write(HttpServletResponse response, Problem problem) throws IOException {
        var id = newId();
        if (response.isCommitted()) return id;
        byte[] json = mapper.writeValueAsBytes(document(problem, id));
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
        return id;
    }

    /** Writes what an exception is to its caller, and when to come back where it is a matter of time. */
    public void answer(HttpServletResponse response, RuntimeException e) throws IOException {
        var problem = of(e);
        var later = problem.members().get(RETRY_AFTER);
        if (later != null) response.setHeader("Retry-After", later.toString());
        write(response, problem);
    }

    /** What an exception is to its caller. Only what is not his doing is logged, and only the log sees why. */
    public Problem of(RuntimeException e) {
        return switch (e) {
            case Malformed malformed -> Problem.of(malformed);
            case Refused refused -> Problem.of(refused);
            case TryLater later -> Problem.of(later);
            case Transactions.CommitUnknown unknown -> busy("storage.outcome-unknown", unknown);
            case ConcurrencyFailureException _,
                    DataAccessResourceFailureException _,
                    CannotCreateTransactionException _ -> busy("storage.busy", e);
            default -> fault(e);
        };
    }

    private static Problem busy(String code, RuntimeException e) {
        log.warn("the database did not answer as it should", e);
        return Problem.of(503, code, null).with(RETRY_AFTER, 1L);
    }

    private static Problem fault(RuntimeException e) {
        var id = newId();
        log.error("fault {}", id, e);
        return Problem.of(500, "fault", null).with(REQUEST_ID, id);
    }

    /** The problem as a member of another document, such as one line's outcome. */
    public Map<String, Object> document(Problem problem) {
        return document(problem, String.valueOf(problem.members().getOrDefault(REQUEST_ID, newId())));
    }

    /** The code's message for people, with the problem's members filled in. */
    public String title(Problem problem) {
        return texts.title(problem.code(), problem.members());
    }

    private Map<String, Object> document(Problem problem, String id) {
        var title = title(problem);
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "urn:dovetail:problem:" + problem.code());
        document.put("title", title);
        document.put("status", problem.status());
        document.put("detail", problem.detail() == null ? title : problem.detail());
        document.put("code", problem.code());
        if (problem.path() != null) document.put("path", problem.path());
        document.put(REQUEST_ID, id);
        problem.members().forEach(document::putIfAbsent);
        return document;
    }

    static String newId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
