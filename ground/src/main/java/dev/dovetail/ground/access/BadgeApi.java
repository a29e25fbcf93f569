package dev.dovetail.ground.access;

import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Badges of one person, given and taken back. */
@RestController
@RequestMapping("/api/v1/users/{id}/badges")
class BadgeApi {
    private static final int MOST = 20;

    private final Badges badges;
    private final Users users;
    private final Audit audit;
    private final Transactions transactions;
    private final Body body;
    private final InstantSource clock;

    BadgeApi(Badges badges, Users users, Audit audit, Transactions transactions, Body body, InstantSource clock) {
        this.badges = badges;
        this.users = users;
        this.audit = audit;
        this.transactions = transactions;
        this.body = body;
        this.clock = clock;
    }

    record Given(String badge) {
        Given {
            badge = badge.strip();
            if (badge.isEmpty() || badge.length() > 120)
                throw new Malformed("request.invalid", "/badge", "a badge reads as 1 to 120 characters");
        }
    }

    record Shown(List<String> badges) {}

    @PostMapping
    @Permit(Permission.ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    Shown give(@PathVariable long id, HttpServletRequest request, Caller caller) {
        var badge = body.read(request, Given.class).badge();
        var cause = caller.cause(clock.instant());
        return transactions.run(() -> {
            if (!users.isActive(id)) throw unknown();
            users.holdNames();
            var has = badges.list(id, MOST);
            if (has.size() == MOST && !has.contains(badge)) throw conflict("access.badges-enough", badge);
            if (!badges.add(id, badge, cause.at())) throw conflict("access.badge-taken", badge);
            audit.record(cause, "badge.give", "user:" + id, Map.of("badge", badge));
            return new Shown(badges.list(id, MOST));
        });
    }

    @GetMapping
    @Permit(Permission.ADMIN)
    Shown list(@PathVariable long id) {
        return new Shown(badges.list(id, MOST));
    }

    @DeleteMapping
    @Permit(Permission.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@PathVariable long id, @RequestParam String badge, Caller caller) {
        var cause = caller.cause(clock.instant());
        transactions.run(() -> {
            if (!badges.remove(id, badge))
                throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("access.no-such-badge", Map.of("badge", badge)));
            audit.record(cause, "badge.take", "user:" + id, Map.of("badge", badge));
        });
    }

    private static Refused conflict(String code, String badge) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, Map.of("badge", badge)));
    }

    private static Refused unknown() {
        return new Refused(Refused.Kind.NOT_FOUND, Refusal.of("access.no-such-user"));
    }
}
