package dev.dovetail.ground.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Who is calling: an API key found by the filter, or the user of the console session. Resolves {@link Caller} parameters. */
@Component
class CurrentCaller implements HandlerMethodArgumentResolver {
    static final String ATTRIBUTE = Caller.class.getName();

    private final Users users;

    CurrentCaller(Users users) {
        this.users = users;
    }

    @Nullable
    Caller find(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller known) return known;
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !login.isAuthenticated()) return null;
        var caller = users.findCaller(login.getName());
        if (caller != null) request.setAttribute(ATTRIBUTE, caller);
        return caller;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var servlet = request.getNativeRequest(HttpServletRequest.class);
        return servlet == null ? null : find(servlet);
    }
}
