package dev.dovetail.console.shell;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Open;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The way in. */
@Controller
class SignIn {
    private final Shell shell;

    SignIn(Shell shell) {
        this.shell = shell;
    }

    @GetMapping("/login")
    @Open("the way in")
    View login(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String bye) {
        var notice = error != null ? "error" : bye != null ? "bye" : "";
        return shell.view("login", new SignInPage(Shell.token(request), Shell.theme(request), notice));
    }

    @GetMapping("/")
    @Open("leads on to a page that asks")
    View home(@Nullable Caller caller) {
        return new RedirectView(caller == null ? "/login" : shell.home(caller), true);
    }
}
