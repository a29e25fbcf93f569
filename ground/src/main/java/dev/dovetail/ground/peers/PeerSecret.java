package dev.dovetail.ground.peers;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets of 256 random bits, marked as ours so that a leaked one is recognised. */
final class PeerSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private PeerSecret() {}

    static String make() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return "dvp_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
