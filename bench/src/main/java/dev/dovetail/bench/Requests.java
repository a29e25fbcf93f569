package dev.dovetail.bench;

import java.nio.charset.StandardCharsets;

/** Requests to one server as the bytes that go over a keep-alive connection. */
final class Requests {
    private final String head;

    Requests(String key) {
        head = " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\n";
    }

    byte[] post(String path, String idempotencyKey, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var request = "POST " + path + head + "Idempotency-Key: " + idempotencyKey + "\r\nContent-Length: "
                + bytes.length + "\r\n\r\n";
        var whole = new byte[request.length() + bytes.length];
        System.arraycopy(request.getBytes(StandardCharsets.US_ASCII), 0, whole, 0, request.length());
        System.arraycopy(bytes, 0, whole, request.length(), bytes.length);
        return whole;
    }

    byte[] get(String path) {
        return ("GET " + path + head + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
