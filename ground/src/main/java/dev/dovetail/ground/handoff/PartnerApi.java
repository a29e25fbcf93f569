package dev.dovetail.ground.handoff;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Partners over HTTP: made and changed, never shown; a secret goes in and does not come out. */
@RestController
class PartnerApi {
    private final PartnerStore partners;
    private final Audit audit;
    private final Transactions transactions;
    private final Body body;
    private final InstantSource clock;

    PartnerApi(PartnerStore partners, Audit audit, Transactions transactions, Body body, InstantSource clock) {
        this.partners = partners;
        this.audit = audit;
        this.transactions = transactions;
        this.body = body;
        this.clock = clock;
    }

    /** @param settings an object of the connector's own; without a secret, the known one stays */
    record Wanted(
            String kind,
            String url,
            @Nullable String secret,
            @Nullable JsonNode settings) {
        Wanted {
            if (kind.isBlank() || kind.length() > 40)
                throw new Malformed("request.invalid", "/kind", "a kind has 1 to 40 characters");
            if (secret != null && secret.length() > 2000)
                throw new Malformed("request.invalid", "/secret", "a secret has at most 2,000 characters");
            if (settings != null && !settings.isObject())
                throw new Malformed("request.invalid", "/settings", "settings are an object");
            check(url);
        }

        /** Without the secret: this may reach a log. */
        @Override
        public String toString() {
            return kind + " at " + url;
        }

        private static void check(String url) {
            try {
                var scheme = URI.create(url).getScheme();
                if (url.length() <= 500 && ("https".equals(scheme) || "http".equals(scheme))) return;
            } catch (IllegalArgumentException e) {
                // refused below
            }
            throw new Malformed("request.invalid", "/url", "an address begins with https:// or http://");
        }
    }

    record Kept(String code, String kind, String url, int version) {}

    @PutMapping("/api/v1/partners/{code}")
    @Permit(Permission.SETUP_WRITE)
    Kept put(@PathVariable String code, HttpServletRequest request, Caller caller) {
        if (!code.matches("[a-z0-9][a-z0-9-]{0,79}"))
            throw new Malformed("request.invalid", "/code", "a code has 1 to 80 of a-z, 0-9 and -");
        var wanted = body.read(request, Wanted.class);
        var settings = wanted.settings() == null ? "{}" : wanted.settings().toString();
        int version = transactions.run(() -> {
            var details = Map.of("kind", wanted.kind(), "url", wanted.url(), "secretChanged", wanted.secret() != null);
            audit.record(caller.cause(clock.instant()), "partner.put", "partner:" + code, details);
            return partners.save(code, wanted.kind(), wanted.url(), wanted.secret(), settings);
        });
        partners.forget(code);
        return new Kept(code, wanted.kind(), wanted.url(), version);
    }
}
