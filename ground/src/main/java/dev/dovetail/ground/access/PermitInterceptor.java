package dev.dovetail.ground.access;

import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a call through to a route of ours only with the permission that the route names. */
@ConditionalOnWebApplication
@Component
class PermitInterceptor implements HandlerInterceptor {
    private final CurrentCaller callers;
    private final Problems problems;

    PermitInterceptor(CurrentCaller callers, Problems problems) {
        this.callers = callers;
        this.problems = problems;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod route) || !Routes.isOurs(route)) return true;
        var permit = route.getMethodAnnotation(Permit.class);
        if (permit == null) {
            if (route.hasMethodAnnotation(Open.class)) return true;
            throw new IllegalStateException(route.getShortLogMessage() + " names no permission");
        }
        var caller = callers.find(request);
        if (caller == null) return refuse(request, response, 401, "access.key-required", permit.value());
        if (!caller.may(permit.value())) return refuse(request, response, 403, "access.not-permitted", permit.value());
        return true;
    }

    private boolean refuse(
            HttpServletRequest request, HttpServletResponse response, int status, String code, Permission asked)
            throws IOException {
        if (ApiKeyFilter.isApi(request))
            problems.write(response, new Problem(status, code, null, null, Map.of("permission", asked.name())));
        else response.sendError(status);
        return false;
    }
}
