package dev.dovetail.console.messages;

import dev.dovetail.console.shell.Live;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.handoff.Handoffs;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The pages of messages. */
@Controller
@RequestMapping("/messages")
class MessageRoutes {
    private static final int ROWS = 50;

    private final Handoffs handoffs;
    private final Shell shell;
    private final Live live;

    MessageRoutes(Handoffs handoffs, Shell shell, Live live) {
        this.handoffs = handoffs;
        this.shell = shell;
        this.live = live;
    }

    @GetMapping
    @Permit(Permission.MESSAGES_READ)
    View list(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(defaultValue = "dead") String state,
            @RequestParam(required = false) @Nullable String after) {
        var found = handoffs.list(Handoffs.Which.of(state), null, after, ROWS);
        var figures = handoffs.figures();
        var next = found.next() == null
                ? null
                : "/messages?state=" + state + "&after=" + URLEncoder.encode(found.next(), StandardCharsets.UTF_8);
        return shell.view(
                "messages",
                new MessagesPage(
                        shell.frame(request, caller, "messages"),
                        state,
                        figures,
                        found.items(),
                        next,
                        "/messages/live?dead=" + handoffs.dead()));
    }

    /** How many more are dead than when the page was made. */
    @GetMapping("/live")
    @Permit(Permission.MESSAGES_READ)
    SseEmitter live(@RequestParam long dead) {
        return live.watch(
                "messages.dead",
                handoffs::dead,
                now -> now <= dead ? "" : Words.say("messages.more", Figures.number(now - dead)));
    }

    @GetMapping("/{family}/{key}/{id}")
    @Permit(Permission.MESSAGES_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String family,
            @PathVariable int key,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String done) {
        var opened = handoffs.get(family, key, id);
        var refusal = handoffs.preview(family, key, id).refusal();
        var noReplay = refusal != null
                ? Words.of("no-replay." + refusal)
                : caller.may(Permission.MESSAGES_REPLAY) ? null : Words.of("no-replay.role");
        return shell.view(
                "message",
                new MessagePage(
                        shell.frame(request, caller, "messages"),
                        opened.message(),
                        Payload.pretty(opened.body()),
                        caller.may(Permission.ORDERS_READ) ? Payload.order(opened.body()) : null,
                        opened.waitingBehind(),
                        noReplay,
                        "replayed".equals(done) ? "done.replayed" : null));
    }
}
