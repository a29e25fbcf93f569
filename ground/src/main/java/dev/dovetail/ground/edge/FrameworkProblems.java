package dev.dovetail.ground.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What Spring itself refuses, in our codes. */
final class FrameworkProblems {
    private FrameworkProblems() {}

    /** Null for anything that is not the caller's doing. */
    static @Nullable Problem of(Exception e, HttpServletResponse response) {
        return switch (e) {
            case NoResourceFoundException _ -> Problem.of(404, "request.no-such-route", null);
            case NoHandlerFoundException _ -> Problem.of(404, "request.no-such-route", null);
            case HttpRequestMethodNotSupportedException no -> {
                var methods = no.getSupportedMethods();
                if (methods != null) response.setHeader("Allow", String.join(", ", methods));
                yield Problem.of(405, "request.method-not-allowed", null);
            }
            case MissingServletRequestParameterException no -> parameter("request.missing", no.getParameterName());
            case MissingRequestHeaderException no -> parameter("request.missing", no.getHeaderName());
            case RequestRejectedException _ -> Problem.of(400, "request.nul", null);
            case MethodArgumentTypeMismatchException no -> parameter("request.wrong-type", no.getName());
            case ErrorResponse no
            when no.getStatusCode().is4xxClientError() ->
                Problem.of(no.getStatusCode().value(), code(no.getStatusCode().value()), null);
            default -> null;
        };
    }

    private static Problem parameter(String code, String name) {
        return new Problem(400, code, name, null, Map.of());
    }

    static String code(int status) {
        if (status == 404) return "request.no-such-route";
        if (status >= 500) return "fault";
        var known = HttpStatus.resolve(status);
        return "request."
                + (known == null
                        ? "refused"
                        : known.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
}
