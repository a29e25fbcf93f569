package dev.dovetail.connectors.ups;

import dev.dovetail.connectors.http.Exchange;
import dev.dovetail.connectors.http.Http;
import dev.dovetail.connectors.http.Request;
import dev.dovetail.ground.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** OAuth tokens by client credentials (UPS's OAuthClientCredentials.yaml), kept until shortly before they expire. */
@Component
class UpsTokens {
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final Duration EARLY = Duration.ofSeconds(60);

    private final Http http;
    private final Json json;
    private final InstantSource clock;
    private final Map<String, Token> cached = new ConcurrentHashMap<>();

    UpsTokens(Http http, Json json, InstantSource clock) {
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    sealed interface Fetched {}

    record Token(String value, Instant until) implements Fetched {
        @Override
        public String toString() {
            return "Token[until " + until + "]";
        }
    }

    /** Without a token nothing was sent: the label can safely be tried later. */
    record NoToken(String why) implements Fetched {}

    Fetched get(UpsAccount account) {
        var known = cached.get(account.partner());
        if (known != null && clock.instant().isBefore(known.until())) return known;
        var fetched = fetch(account);
        if (fetched instanceof Token token) cached.put(account.partner(), token);
        return fetched;
    }

    void forget(UpsAccount account) {
        cached.remove(account.partner());
    }

    private Fetched fetch(UpsAccount account) {
        var credentials = (account.clientId() + ":" + account.secret()).getBytes(StandardCharsets.UTF_8);
        var exchange = http.send(Request.of(
                "POST",
                account.url() + "/security/v1/oauth/token",
                Map.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Accept",
                        "application/json",
                        "x-merchant-id",
                        account.number()),
                "grant_type=client_credentials",
                DEADLINE));
        return switch (exchange) {
            case Exchange.NotSent(var why) -> new NoToken("no token: " + why);
            case Exchange.Lost(var why) -> new NoToken("no token: " + why);
            case Exchange.Answered answer when answer.ok() -> read(answer);
            case Exchange.Answered answer -> new NoToken("no token: UPS answered " + answer.status());
        };
    }

    private Fetched read(Exchange.Answered answer) {
        var tree = UpsError.tree(answer, json);
        var value = tree == null ? "" : tree.path("access_token").asString("");
        if (tree == null || value.isBlank()) return new NoToken("no token: UPS answered 200 with something else");
        var seconds = tree.path("expires_in").asLong(0);
        return new Token(value, clock.instant().plusSeconds(seconds).minus(EARLY));
    }
}
