package dev.dovetail.connectors.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Speaks HTTP with the JDK's client. The deadline covers the body too, so that a partner of one byte a second cannot hold a worker. */
@Component
class JdkHttp implements Http {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    @Override
    public Exchange send(Request request) {
        var sent =
                client.sendAsync(prepare(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return answered(sent.get(request.deadline().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            sent.cancel(true);
            return new Exchange.Lost("no whole answer within " + request.deadline());
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException _) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return new Exchange.Lost("interrupted");
        }
    }

    private static HttpRequest prepare(Request request) {
        var builder = HttpRequest.newBuilder(request.uri())
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        return builder.build();
    }

    private static Exchange answered(HttpResponse<byte[]> response) {
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(Exchange.headerName(name), values.getFirst()));
        return new Exchange.Answered(response.statusCode(), headers, response.body());
    }

    private static Exchange failed(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> new Exchange.NotSent("no connection within " + CONNECT);
            case ConnectException _ -> new Exchange.NotSent("connection refused");
            case UnresolvedAddressException _ -> new Exchange.NotSent("no such host");
            case UnknownHostException _ -> new Exchange.NotSent("no such host");
            case IOException e ->
                unresolved(e)
                        ? new Exchange.NotSent("no such host")
                        : new Exchange.Lost(e.getClass().getSimpleName());
            default -> new Exchange.Lost(cause.getClass().getSimpleName());
        };
    }

    private static boolean unresolved(IOException e) {
        return e.getCause() instanceof UnresolvedAddressException;
    }
}
