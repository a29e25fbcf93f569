package dev.dovetail.ground.access;

import dev.dovetail.ground.edge.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.Assert;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Puts {@link HotEdge} in front of all, over the {@link Hot} routes among those that are mapped. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class HotSetup {
    private static final List<Class<?>> TAKES =
            List.of(Caller.class, HttpServletRequest.class, HttpServletResponse.class);

    /** What observes requests by the framework's names comes after: hot routes have timers of their own. */
    @Bean
    static BeanPostProcessor observationLater() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof FilterRegistrationBean<?> filter
                        && filter.getFilter() instanceof ServerHttpObservationFilter)
                    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
                return bean;
            }
        };
    }

    @Bean
    HotEdge hotEdge(ObjectProvider<HandlerInterceptor> gates, ApiKeys keys, Problems problems) {
        return new HotEdge(gates, new ApiKeyFilter(keys, problems), problems);
    }

    @Bean
    FilterRegistrationBean<HotEdge> hotEdgeInFront(HotEdge edge) {
        var registration = new FilterRegistrationBean<>(edge);
        registration.addUrlPatterns("/api/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2); // behind the doors that shed load
        return registration;
    }

    /** The server makes its filters before there are routes, and lets nobody in before all is made. A wrong route fails the start. */
    @Bean
    SmartInitializingSingleton hotRoutes(
            HotEdge edge, ObjectProvider<RequestMappingHandlerMapping> mappings, ObjectProvider<MeterRegistry> meters) {
        return () -> edge.answers(routes(mappings, meters.getIfAvailable(() -> Metrics.globalRegistry)));
    }

    private static Map<String, HotEdge.Route> routes(
            ObjectProvider<RequestMappingHandlerMapping> mappings, MeterRegistry meters) {
        var routes = new HashMap<String, HotEdge.Route>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .forEach(entry -> {
                    var hot = entry.getValue().getMethodAnnotation(Hot.class);
                    if (hot == null) return;
                    var handler = entry.getValue().createWithResolvedBean();
                    var info = entry.getKey();
                    Assert.state(
                            List.of(handler.getMethod().getParameterTypes()).equals(TAKES)
                                    && info.getPatternValues().contains(hot.value()),
                            () -> handler + " is no hot route of " + hot.value());
                    handler.getMethod().setAccessible(true);
                    for (var method : info.getMethodsCondition().getMethods())
                        routes.put(method + hot.value(), HotEdge.Route.of(handler, method.name(), hot.value(), meters));
                });
        return routes;
    }
}
