package dev.dovetail.lab.world;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Numbers that a text always gives, on every machine: invented facts without chance. */
final class Stable {
    private Stable() {}

    /** 0 up to {@code bound}; {@code about} keeps two facts of one subject apart. */
    static int pick(String about, String subject, int bound) {
        return (int) Long.remainderUnsigned(hash(about, subject), bound);
    }

    static long hash(String about, String subject) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(about.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return ByteBuffer.wrap(digest.digest(subject.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
