package dev.dovetail.ground.peers;

import dev.dovetail.ground.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One signed call to a peer, whose answer is signed too. Follows no redirect; the deadline covers the whole answer. */
@Component
class PeerCalls {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Set<Integer> UNREAD = Set.of(400, 413, 422);
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final Json json;
    private final InstantSource clock;
    private final RandomGenerator random;

    PeerCalls(Json json, InstantSource clock, RandomGenerator random) {
        this.json = json;
        this.clock = clock;
        this.random = random;
    }

    /** It is there, and cannot read what was sent: sending the same again will not help. */
    static final class Unread extends NoAnswer {
        private static final long serialVersionUID = 1;

        Unread(String why) {
            super(why, null);
        }
    }

    /** No answer that counts. */
    static class NoAnswer extends Exception {
        private static final long serialVersionUID = 1;
        private final transient @Nullable Duration after;

        NoAnswer(String why, @Nullable Duration after) {
            super(why);
            this.after = after;
        }

        @Nullable
        Duration after() {
            return after;
        }
    }

    <T> T call(Peer peer, String path, Object body, Class<T> type) throws NoAnswer {
        byte[] sent = json.write(body).getBytes(StandardCharsets.UTF_8);
        var nonce =
                HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
        var answer = exchange(request(peer, path, nonce, sent));
        if (answer.statusCode() != 200) throw refused(peer, answer);
        var signature = answer.headers().firstValue(Signed.SIGNATURE).orElse("");
        var lines = Signed.answer(peer.code(), peer.ourName(), nonce, answer.body());
        if (!new PeerKey(peer.secret()).knows(signature, lines))
            throw new NoAnswer("what answers at " + peer.url() + " does not know the secret", null);
        return json.read(new String(answer.body(), StandardCharsets.UTF_8), type);
    }

    private HttpRequest request(Peer peer, String path, String nonce, byte[] body) {
        var time = Long.toString(clock.instant().getEpochSecond());
        var lines = Signed.request(path, peer.ourName(), peer.code(), time, nonce, body);
        return HttpRequest.newBuilder(URI.create(peer.url() + path))
                .header("Content-Type", "application/json")
                .header(Signed.PEER, peer.ourName())
                .header(Signed.TIME, time)
                .header(Signed.NONCE, nonce)
                .header(Signed.SIGNATURE, new PeerKey(peer.secret()).sign(lines))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws NoAnswer {
        var sent = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return sent.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new NoAnswer("no whole answer within " + DEADLINE.toSeconds() + " s", null);
        } catch (ExecutionException e) {
            var cause = e.getCause() instanceof IOException io ? io : e;
            throw new NoAnswer(cause.getClass().getSimpleName() + ": " + cause.getMessage(), null);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted", null);
        }
    }

    /** Retry-After in seconds (RFC 9110, 10.2.3), where there is one. */
    private static NoAnswer refused(Peer peer, HttpResponse<byte[]> answer) {
        var after = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
        var why = peer.code() + " answered " + answer.statusCode();
        return UNREAD.contains(answer.statusCode()) ? new Unread(why) : new NoAnswer(why, after);
    }
}
