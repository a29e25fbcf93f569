package dev.dovetail.ground.peers;

import dev.dovetail.ground.cipher.AesGcm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the two of a pair do with their secret: sign (HMAC-SHA256) and seal (AES-256-GCM), under keys of their own. While it is
 * changed there are two, parted by a blank: the first one signs, both are known.
 */
final class PeerKey {
    private static final String VERSION = "v1,";

    private final List<String> secrets;

    PeerKey(String secrets) {
        this.secrets = Arrays.asList(secrets.strip().split("\\s+"));
    }

    /** @param lines what is signed: none holds a line's end */
    String sign(List<String> lines) {
        return VERSION + Base64.getEncoder().encodeToString(mac(secrets.getFirst(), text(lines)));
    }

    boolean knows(String signature, List<String> lines) {
        if (!signature.startsWith(VERSION)) return false;
        byte[] given;
        try {
            given = Base64.getDecoder().decode(signature.substring(VERSION.length()));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return secrets.stream().anyMatch(secret -> MessageDigest.isEqual(given, mac(secret, text(lines))));
    }

    /** @param place what the sealed value belongs to; opened for another it is refused */
    byte[] seal(String place, byte[] plain) {
        return cipher(secrets.getFirst()).seal(plain, bytes(place));
    }

    byte[] open(String place, byte[] sealed) throws GeneralSecurityException {
        GeneralSecurityException last = new GeneralSecurityException("no secret");
        for (var secret : secrets)
            try {
                return cipher(secret).open(sealed, bytes(place));
            } catch (GeneralSecurityException e) {
                last = e;
            }
        throw last;
    }

    static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static AesGcm cipher(String secret) {
        return new AesGcm(mac(secret, "dovetail: sealed between peers"));
    }

    private static String text(List<String> lines) {
        return "dovetail: signed between peers\n" + String.join("\n", lines);
    }

    private static byte[] mac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
