package dev.dovetail.connectors.ups;

import dev.dovetail.connectors.http.Exchange;
import dev.dovetail.connectors.http.Http;
import dev.dovetail.connectors.http.Request;
import dev.dovetail.ground.json.Json;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One authorised call to UPS: a token that expired on the way is fetched anew, once. */
@Component
class UpsCalls {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Http http;
    private final UpsTokens tokens;
    private final Json json;

    UpsCalls(Http http, UpsTokens tokens, Json json) {
        this.http = http;
        this.tokens = tokens;
        this.json = json;
    }

    /** @param path below {@code /api}; @param body written as JSON; empty means none; @param transaction at most 32 characters at UPS */
    Exchange call(UpsAccount account, String method, String path, Map<String, ?> body, long transaction) {
        var first = attempt(account, method, path, body, transaction);
        if (!(first instanceof Exchange.Answered answer) || answer.status() != 401) return first;
        tokens.forget(account);
        return attempt(account, method, path, body, transaction);
    }

    private Exchange attempt(UpsAccount account, String method, String path, Map<String, ?> body, long transaction) {
        return switch (tokens.get(account)) {
            case UpsTokens.NoToken(var why) -> new Exchange.NotSent(why);
            case UpsTokens.Token(var value, var _) ->
                http.send(Request.of(
                        method,
                        account.url() + "/api" + path,
                        Map.of(
                                "Authorization", "Bearer " + value,
                                "Content-Type", "application/json",
                                "Accept", "application/json",
                                "transId", Long.toString(transaction),
                                "transactionSrc", "dovetail"),
                        body.isEmpty() ? "" : json.write(body),
                        DEADLINE));
        };
    }
}
