package dev.dovetail.console.shell;

import dev.dovetail.console.words.Words;
import dev.dovetail.ground.edge.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Errors as pages: what happened, what was kept, what to do. */
@Component
class ErrorPages implements ErrorViewResolver {
    private final Shell shell;

    ErrorPages(Shell shell) {
        this.shell = shell;
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, @Nullable Object> model) {
        if (!(model.get("problem") instanceof Problem problem)) return null;
        var title = String.valueOf(model.get("title"));
        var detail = problem.detail() == null ? title : problem.detail();
        var advice = Words.of("advice." + (status.is5xxServerError() ? "5xx" : status.value()));
        var page = new ErrorPage(Shell.theme(request), title, detail, advice, String.valueOf(model.get("requestId")));
        return new ModelAndView(shell.view("error", page, status.value()));
    }
}
