package dev.dovetail.server;

import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Says that a route, or a warehouse, is another process's, where one could think that it does not exist: 421. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class RoleGate implements HandlerInterceptor, WebMvcConfigurer {
    private static final Pattern WAREHOUSE = Pattern.compile("/(?:api/v1/(?:warehouses|floor)|handheld)/([^/]+).*");
    private static final int MISDIRECTED = 421;

    private final Roles roles;
    private final List<Elsewhere> elsewhere;
    private final Problems problems;

    RoleGate(Environment environment, Problems problems) {
        this.roles = Roles.parse(environment.getProperty(RoleFilter.PROPERTY, ""));
        this.elsewhere = roles.equals(Roles.ALL) ? List.of() : elsewhere(new RoleFilter(roles));
        this.problems = problems;
    }

    /** A route of a part that is not here. */
    private record Elsewhere(PathPattern path, String side) {}

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (!roles.equals(Roles.ALL)) registry.addInterceptor(this).order(Integer.MAX_VALUE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var path = request.getRequestURI();
        if (handler instanceof HandlerMethod route) return answersHere(route, path) || refuse(response, "sides", path);
        var at = PathContainer.parsePath(path);
        for (var one : elsewhere) if (one.path().matches(at)) return refuse(response, one.side(), path);
        return true;
    }

    private boolean answersHere(HandlerMethod route, String path) {
        var name = route.getBeanType().getName();
        if (roles.onlyLooks())
            return !path.startsWith("/api/") || !name.matches("dev\\.dovetail\\.(oms|wms|carriage)\\..*");
        if (roles.warehouses().isEmpty() || !name.startsWith("dev.dovetail.wms.")) return true;
        var asked = WAREHOUSE.matcher(path);
        return !asked.matches() || roles.warehouses().contains(asked.group(1));
    }

    private boolean refuse(HttpServletResponse response, String side, String path) throws IOException {
        var missing = side.equals("sides") ? "another warehouse or side" : side;
        problems.write(
                response,
                new Problem(
                        MISDIRECTED,
                        "server.other-role",
                        null,
                        null,
                        Map.of("route", path, "asks", missing, "roles", roles.toString())));
        return false;
    }

    private static List<Elsewhere> elsewhere(RoleFilter filter) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        var paths = new ArrayList<Elsewhere>();
        for (var side : List.of("oms", "wms", "console"))
            for (var found : scanner.findCandidateComponents("dev.dovetail." + side)) {
                var type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
                if (!filter.isLeftOut(type.getPackageName())) continue;
                for (var path : paths(type))
                    paths.add(new Elsewhere(PathPatternParser.defaultInstance.parse(path), side));
            }
        return List.copyOf(paths);
    }

    private static TreeSet<String> paths(Class<?> type) {
        var outer = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
        var roots = outer == null || outer.path().length == 0 ? new String[] {""} : outer.path();
        var paths = new TreeSet<String>();
        for (var method : type.getDeclaredMethods()) {
            var mapped = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (mapped == null) continue;
            for (var root : roots)
                for (var rest : mapped.path().length == 0 ? new String[] {""} : mapped.path()) paths.add(root + rest);
        }
        paths.remove("");
        return paths;
    }
}
