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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys: made, listed, revoked. A key is shown once, when it is made. */
@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeyApi {
    private final ApiKeyStore store;
    private final ApiKeys keys;
    private final Audit audit;
    private final Transactions transactions;
    private final Body body;
    private final IdSource ids;
    private final InstantSource clock;

    ApiKeyApi(
            ApiKeyStore store,
            ApiKeys keys,
            Audit audit,
            Transactions transactions,
            Body body,
            IdSource ids,
            InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.audit = audit;
        this.transactions = transactions;
        this.body = body;
        this.ids = ids;
        this.clock = clock;
    }

    record Wanted(String name, Role role, @Nullable List<String> channels) {
        Wanted {
            name = name.strip();
            if (name.isEmpty() || name.length() > 80)
                throw new Malformed("request.invalid", "/name", "a name has 1 to 80 characters");
            channels = channels == null ? List.of() : List.copyOf(channels);
        }
    }

    record Made(String id, String name, Role role, List<String> channels, String key) {}

    record Shown(
            String id,
            String name,
            Role role,
            List<String> channels,
            String madeAt,
            @Nullable String revokedAt) {
        static Shown of(ApiKeyStore.Key key) {
            var revoked = key.revokedAt();
            return new Shown(
                    Long.toString(key.id()),
                    key.name(),
                    key.role(),
                    key.channels(),
                    key.madeAt().toString(),
                    revoked == null ? null : revoked.toString());
        }
    }

    record Page(List<Shown> items, @Nullable String next) {}

    @PostMapping
    @Permit(Permission.ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    Made make(HttpServletRequest request, Caller caller) {
        var wanted = body.read(request, Wanted.class);
        var channels = wanted.channels() == null ? List.<String>of() : wanted.channels();
        var key = Secrets.apiKey();
        var cause = caller.cause(clock.instant());
        var id = ids.next(0);
        transactions.run(() -> {
            if (!store.add(id, wanted.name(), ApiKeys.hash(key), wanted.role(), channels, cause.at()))
                throw new Refused(
                        Refused.Kind.CONFLICT, new Refusal("access.key-name-taken", Map.of("name", wanted.name())));
            var details = Map.of("name", wanted.name(), "role", wanted.role(), "channels", channels);
            audit.record(cause, "api-key.make", "api-key:" + id, details);
        });
        keys.forget();
        return new Made(Long.toString(id), wanted.name(), wanted.role(), channels, key);
    }

    @GetMapping
    @Permit(Permission.ADMIN)
    Page list() {
        return new Page(store.list().stream().map(Shown::of).toList(), null);
    }

    @DeleteMapping("/{id}")
    @Permit(Permission.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id, Caller caller) {
        var cause = caller.cause(clock.instant());
        transactions.run(() -> {
            var name = store.revoke(id, cause.at());
            if (name.isEmpty()) throw new Refused(Refused.Kind.NOT_FOUND, Refusal.of("access.no-such-key"));
            audit.record(cause, "api-key.revoke", "api-key:" + id, Map.of("name", name.get()));
        });
        keys.forget();
    }
}
