package dev.dovetail.ground.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What no route answered, such as an address that the firewall refuses: a page for browsers, made by whoever offers an
 * {@link ErrorViewResolver} (its model holds the {@link Problem}, its title and the request id), else a problem document.
 */
@ConditionalOnWebApplication
@Controller
class ErrorRoutes implements ErrorController {
    private final List<ErrorViewResolver> views;
    private final Problems problems;

    ErrorRoutes(List<ErrorViewResolver> views, Problems problems) {
        this.views = List.copyOf(views);
        this.problems = problems;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = problem(request);
        var status = HttpStatus.valueOf(problem.status());
        if (!Problems.wantsPage(request)) {
            problems.write(response, problem);
            return null;
        }
        var id = request.getAttribute(Problems.ID) instanceof String known ? known : Problems.newId();
        Map<String, Object> model = Map.of("problem", problem, "title", problems.title(problem), "requestId", id);
        for (var view : views) {
            var page = view.resolveErrorView(request, status, model);
            if (page != null) return page;
        }
        problems.write(response, problem);
        return null;
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(Problems.PROBLEM) instanceof Problem known) return known;
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        var resolved = HttpStatus.resolve(status);
        return Problem.of(status, FrameworkProblems.code(resolved == null ? 500 : status), null);
    }
}
