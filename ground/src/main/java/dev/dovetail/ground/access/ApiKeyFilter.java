package dev.dovetail.ground.access;

import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** The whole security chain of the API: one key, one look-up in memory, no session. Made by {@link SecuritySetup}. */
class ApiKeyFilter implements Filter {
    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final Problems problems;

    ApiKeyFilter(ApiKeys keys, Problems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    /** What other Dovetails send is signed with the secret of the pair, which its route asks for. */
    private static boolean isSigned(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/v1/handoff/");
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (knows((HttpServletRequest) request, (HttpServletResponse) response)) chain.doFilter(request, response);
    }

    /** Says no itself; where it says yes, the caller is in the request. */
    boolean knows(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (isSigned(request)) return true;
        var key = bearer(request.getHeader("Authorization"));
        if (key == null) return refuse(response, "access.key-required");
        try {
            var caller = keys.find(key);
            caller.ifPresent(known -> request.setAttribute(CurrentCaller.ATTRIBUTE, known));
            return caller.isPresent() || refuse(response, "access.key-unknown");
        } catch (DataAccessException e) {
            response.setHeader("Retry-After", "1");
            problems.write(response, Problem.of(503, "storage.busy", null));
            return false;
        }
    }

    private boolean refuse(HttpServletResponse response, String code) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"dovetail\"");
        problems.write(response, Problem.of(401, code, null));
        return false;
    }

    private static @Nullable String bearer(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return null;
        return header.substring(SCHEME.length()).strip();
    }
}
