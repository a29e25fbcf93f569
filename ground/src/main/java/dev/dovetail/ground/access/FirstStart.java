package dev.dovetail.ground.access;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Lets the first person in: a user {@code admin} and an API key {@code first}, printed once.
 *
 * <p>{@code DOVETAIL_ADMIN_PASSWORD} and {@code DOVETAIL_API_KEY} set them instead, at any start, and are never printed:
 * also the way back in after a password was lost.
 */
@ConditionalOnWebApplication
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstStart implements ApplicationRunner {
    private static final String ADMIN = "admin";
    private static final int SHORTEST_KEY = 32;

    private final Users users;
    private final ApiKeyStore keys;
    private final PasswordEncoder encoder;
    private final Audit audit;
    private final Transactions transactions;
    private final IdSource ids;
    private final InstantSource clock;
    private final Environment environment;

    FirstStart(
            Users users,
            ApiKeyStore keys,
            PasswordEncoder encoder,
            Audit audit,
            Transactions transactions,
            IdSource ids,
            InstantSource clock,
            Environment environment) {
        this.users = users;
        this.keys = keys;
        this.encoder = encoder;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var password = admin(environment.getProperty("DOVETAIL_ADMIN_PASSWORD", ""));
        var key = firstKey(environment.getProperty("DOVETAIL_API_KEY", ""));
        if (password.isEmpty() && key.isEmpty()) return;
        print(password, key);
    }

    /** The new password, to be printed; empty where there is nothing to tell. */
    private String admin(String given) {
        var known = users.findHash(ADMIN);
        if (known.isPresent()) {
            if (!given.isEmpty() && !encoder.matches(given, known.get())) {
                var hash = encoder.encode(given);
                transactions.run(() -> {
                    users.changePassword(ADMIN, hash);
                    note("user.password-set", "user:" + ADMIN);
                });
            }
            return "";
        }
        var password = given.isEmpty() ? Secrets.password() : given;
        var hash = encoder.encode(password);
        boolean made = transactions.run(() -> {
            if (!users.add(ids.next(0), ADMIN, hash, Role.ADMIN, clock.instant())) return false;
            note("user.make", "user:" + ADMIN);
            return true;
        });
        return made && given.isEmpty() ? password : "";
    }

    private String firstKey(String given) {
        if (!given.isEmpty() && given.length() < SHORTEST_KEY)
            throw new IllegalArgumentException("DOVETAIL_API_KEY has at least " + SHORTEST_KEY + " characters");
        boolean first = keys.isEmpty();
        if (given.isEmpty() && !first) return "";
        var key = given.isEmpty() ? Secrets.apiKey() : given;
        byte[] hash = ApiKeys.hash(key);
        if (keys.find(hash).isPresent()) return "";
        long id = ids.next(0);
        var name = first ? "first" : "environment-" + id;
        boolean made = transactions.run(() -> {
            if (!keys.add(id, name, hash, Role.ADMIN, List.of(), clock.instant())) return false;
            note("api-key.make", "api-key:" + id);
            return true;
        });
        return made && given.isEmpty() ? key : "";
    }

    private void note(String action, String subject) {
        audit.record(new Cause("system", clock.instant(), "start"), action, subject, Map.of());
    }

    private static void print(String password, String key) {
        var text = new StringBuilder("\n  ---- shown once: keep these ----\n");
        if (!password.isEmpty())
            text.append("  user      admin\n  password  ").append(password).append('\n');
        if (!key.isEmpty()) text.append("  API key   ").append(key).append('\n');
        System.out.println(text.append("  --------------------------------\n"));
    }
}
