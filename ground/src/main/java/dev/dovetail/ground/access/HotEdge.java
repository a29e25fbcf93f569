package dev.dovetail.ground.access;

import dev.dovetail.ground.edge.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Stands before all other filters and answers {@link Hot} routes itself: key, permission, role, a timer, and nothing else. */
class HotEdge implements Filter {
    private final ObjectProvider<HandlerInterceptor> interceptors;
    private final ApiKeyFilter keys;
    private final Problems problems;
    private volatile Map<String, Route> routes = Map.of();
    private volatile List<HandlerInterceptor> gates = List.of();

    HotEdge(ObjectProvider<HandlerInterceptor> interceptors, ApiKeyFilter keys, Problems problems) {
        this.interceptors = interceptors;
        this.keys = keys;
        this.problems = problems;
    }

    /** @param routes by method and path */
    void answers(Map<String, Route> routes) {
        this.gates = interceptors.orderedStream().toList();
        this.routes = Map.copyOf(routes);
    }

    /** @param timers by the hundreds of the status */
    record Route(HandlerMethod handler, Timer[] timers) {
        static Route of(HandlerMethod handler, String method, String path, MeterRegistry meters) {
            var timers = new Timer[6];
            for (int hundred = 1; hundred < timers.length; hundred++)
                timers[hundred] = Timer.builder("dovetail.hot.requests")
                        .tags("method", method, "uri", path, "status", hundred + "xx")
                        .register(meters);
            return new Route(handler, timers);
        }

        void time(int status, long since) {
            timers[Math.clamp(status / 100, 1, 5)].record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var route = route(asked);
        if (route == null) chain.doFilter(request, response);
        else answer(route, asked, (HttpServletResponse) response);
    }

    private @Nullable Route route(HttpServletRequest request) {
        var method = request.getMethod();
        return "GET".equals(method) || "POST".equals(method) ? routes.get(method + request.getRequestURI()) : null;
    }

    private void answer(Route route, HttpServletRequest request, HttpServletResponse response) throws IOException {
        long since = System.nanoTime();
        int status = 500; // of what is thrown on
        try {
            if (keys.knows(request, response) && passes(route, request, response)) call(route, request, response);
            status = response.getStatus();
        } catch (RuntimeException e) {
            problems.answer(response, e);
            status = response.getStatus();
        } finally {
            route.time(status, since);
        }
    }

    private boolean passes(Route route, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            for (var gate : gates) if (!gate.preHandle(request, response, route.handler())) return false;
            return true;
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void call(Route route, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var handler = route.handler();
        try {
            handler.getMethod()
                    .invoke(handler.getBean(), request.getAttribute(CurrentCaller.ATTRIBUTE), request, response);
        } catch (java.lang.reflect.InvocationTargetException e) {
            switch (e.getCause()) {
                case IOException hungUp -> throw hungUp;
                case RuntimeException cause -> throw cause;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
