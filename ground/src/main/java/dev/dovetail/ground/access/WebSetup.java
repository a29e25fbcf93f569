package dev.dovetail.ground.access;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the permission check before every route, and the caller among the parameters. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {
    private final PermitInterceptor permits;
    private final CurrentCaller callers;

    WebSetup(PermitInterceptor permits, CurrentCaller callers) {
        this.permits = permits;
        this.callers = callers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(permits);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(callers);
    }
}
