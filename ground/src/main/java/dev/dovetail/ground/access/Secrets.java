package dev.dovetail.ground.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes what nobody can guess. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 random bits, marked as ours so that a leaked one is recognised. */
    static String apiKey() {
        return "dvt_" + text(32);
    }

    static String password() {
        return text(15);
    }

    private static String text(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
