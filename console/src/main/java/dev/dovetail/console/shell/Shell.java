package dev.dovetail.console.shell;

import dev.dovetail.ground.access.Caller;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Makes pages: a template that was compiled with the program, its one record, and the frame around it. */
@Component
public class Shell {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Shell.class.getClassLoader(), "gg.jte.generated.precompiled");
    private final List<Badge> badges;
    private final WaitingCounts waiting;
    private final InstantSource clock;

    Shell(List<Badge> badges, InstantSource clock) {
        this.badges = badges.stream().sorted(Comparator.comparing(Badge::rank)).toList();
        this.waiting = new WaitingCounts(clock);
        this.clock = clock;
    }

    /** The frame of a page below the navigation's entry {@code active}. */
    public Frame frame(HttpServletRequest request, Caller caller, String active) {
        var entries = badges.stream()
                .filter(badge -> caller.may(badge.permission()))
                .map(badge -> new Frame.Entry(badge.key(), badge.path(), waiting.of(badge, caller)))
                .toList();
        return new Frame(active, caller, token(request), theme(request), clock.instant(), entries);
    }

    /** The template {@code name} with its one parameter. */
    public View view(String name, Object page) {
        return new Rendered(engine, name + ".jte", page, HttpServletResponse.SC_OK);
    }

    /** As {@link #view}, answered with an error's status. */
    public View view(String name, Object page, int status) {
        return new Rendered(engine, name + ".jte", page, status);
    }

    /** The first path that the caller may see. */
    String home(Caller caller) {
        return badges.stream()
                .filter(badge -> caller.may(badge.permission()))
                .map(Badge::path)
                .findFirst()
                .orElse("/login");
    }

    static CsrfToken token(HttpServletRequest request) {
        return (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    }

    /** What the person chose, or nothing: then the browser's own wish counts. */
    static String theme(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) return "";
        for (Cookie cookie : cookies)
            if (cookie.getName().equals("theme") && List.of("light", "dark").contains(cookie.getValue()))
                return cookie.getValue();
        return "";
    }

    /** Rendered whole before the first byte is sent, so that an error in a template is an error page and not half a page. */
    private record Rendered(TemplateEngine engine, String template, Object page, int status) implements View {
        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var out = new Utf8ByteOutput();
            engine.render(template, page, out);
            response.setStatus(status);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(out.getContentLength());
            out.writeTo(response.getOutputStream());
        }
    }
}
