package dev.dovetail.ground.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem details: type, title, status, detail, code, path and a request id that the log knows too. */
@Component
public class Problems {
    /** Where a page finds what went wrong. */
    static final String PROBLEM = Problem.class.getName();

    static final String ID = PROBLEM + ".id";

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
        document.put("requestId", id);
        problem.members().forEach(document::putIfAbsent);
        return document;
    }

    static String newId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
