package dev.dovetail.lab.news;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies Standard Webhooks 1.0.0: HMAC-SHA256 over {@code id.timestamp.body}, compared in constant time, at most 5 minutes old. */
record Seal(String secret) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";

    boolean holds(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (!timestamp.matches("\\d{1,12}")) return false;
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) return false;
        byte[] expected = sign(id + "." + timestamp + ".", body).getBytes(StandardCharsets.US_ASCII);
        boolean match = false;
        for (String signature : signatures.split(" "))
            match |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        return match;
    }

    private String sign(String head, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
