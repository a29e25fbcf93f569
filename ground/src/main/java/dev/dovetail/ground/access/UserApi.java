package dev.dovetail.ground.access;

import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people who may sign in: made, listed, shut out. A password goes in and does not come out. */
@RestController
@RequestMapping("/api/v1/users")
class UserApi {
    private static final int SHORTEST_PASSWORD = 12;

    private final Users users;
    private final PasswordEncoder encoder;
    private final Audit audit;
    private final Transactions transactions;
    private final Body body;
    private final IdSource ids;
    private final InstantSource clock;

    UserApi(
            Users users,
            PasswordEncoder encoder,
            Audit audit,
            Transactions transactions,
            Body body,
            IdSource ids,
            InstantSource clock) {
        this.users = users;
        this.encoder = encoder;
        this.audit = audit;
        this.transactions = transactions;
        this.body = body;
        this.ids = ids;
        this.clock = clock;
    }

    record Wanted(String name, String password, Role role) {
        Wanted {
            name = name.strip();
            if (name.isEmpty() || name.length() > 80)
                throw new Malformed("request.invalid", "/name", "a name has 1 to 80 characters");
            if (password.length() < SHORTEST_PASSWORD || password.length() > PasswordLogin.LONGEST_INPUT)
                throw new Malformed("request.invalid", "/password", "a password has 12 to 200 characters");
        }

        /** Without the password: this may reach a log. */
        @Override
        public String toString() {
            return name + " as " + role;
        }
    }

    record Shown(String id, String name, Role role, boolean disabled) {}

    record Page(List<Shown> items, @Nullable String next) {}

    @PostMapping
    @Permit(Permission.ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    Shown make(HttpServletRequest request, Caller caller) {
        var wanted = body.read(request, Wanted.class);
        var hash = encoder.encode(wanted.password());
        var cause = caller.cause(clock.instant());
        long id = ids.next(0);
        transactions.run(() -> {
            users.holdNames();
            if (!users.add(id, wanted.name(), hash, wanted.role(), cause.at()))
                throw new Refused(
                        Refused.Kind.CONFLICT, new Refusal("access.user-name-taken", Map.of("name", wanted.name())));
            audit.record(cause, "user.make", "user:" + wanted.name(), Map.of("role", wanted.role()));
        });
        users.forget(wanted.name());
        return new Shown(Long.toString(id), wanted.name(), wanted.role(), false);
    }

    @GetMapping
    @Permit(Permission.ADMIN)
    Page list() {
        return new Page(users.list(), null);
    }

    @DeleteMapping("/{id}")
    @Permit(Permission.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@PathVariable long id, Caller caller) {
        var cause = caller.cause(clock.instant());
        var name = transactions.run(() -> {
            var disabled = users.disable(id, cause.at());
            if (disabled.isEmpty()) throw refusal(id);
            audit.record(cause, "user.disable", "user:" + disabled.get(), Map.of());
            return disabled.get();
        });
        users.forget(name);
    }

    private Refused refusal(long id) {
        return users.isActive(id)
                ? new Refused(Refused.Kind.CONFLICT, Refusal.of("access.last-admin"))
                : new Refused(Refused.Kind.NOT_FOUND, Refusal.of("access.no-such-user"));
    }
}
