package dev.dovetail.ground.access;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the running program and the permission it asks for. A program with an unguarded route does not start. */
@ConditionalOnWebApplication
@Component
public class Routes implements SmartInitializingSingleton {
    private static final String OURS = "dev.dovetail.";

    private final List<RequestMappingHandlerMapping> mappings;

    Routes(List<RequestMappingHandlerMapping> mappings) {
        this.mappings = List.copyOf(mappings);
    }

    /** @param permission null where the route is {@link Open} or {@link #isGuarded unguarded} */
    public record Route(
            String method,
            String path,
            String handler,
            @Nullable Permission permission,
            boolean isGuarded) {}

    /** All routes of ours, by path. */
    public List<Route> list() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> isOurs(entry.getValue()))
                .map(entry -> route(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    @Override
    public void afterSingletonsInstantiated() {
        var open = list().stream()
                .filter(route -> !route.isGuarded())
                .map(Route::handler)
                .toList();
        if (!open.isEmpty()) throw new IllegalStateException("routes that name no permission: " + open);
    }

    static boolean isOurs(HandlerMethod handler) {
        var type = handler.getBeanType();
        return type.getName().startsWith(OURS) && !ErrorController.class.isAssignableFrom(type);
    }

    private static Route route(RequestMappingInfo info, HandlerMethod handler) {
        var methods =
                info.getMethodsCondition().getMethods().stream().map(Enum::name).sorted();
        var permit = handler.getMethodAnnotation(Permit.class);
        return new Route(
                methods.collect(Collectors.joining("|")),
                String.join("|", info.getPatternValues()),
                handler.getShortLogMessage(),
                permit == null ? null : permit.value(),
                permit != null || handler.hasMethodAnnotation(Open.class));
    }
}
