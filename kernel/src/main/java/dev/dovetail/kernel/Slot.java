package dev.dovetail.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The 256 slots that the order family is spread over, for ever; the low eight bits of an id. */
public final class Slot {
    public static final int COUNT = 256;
    static final int BITS = 8;

    private Slot() {}

    /** The slot an id lives in. */
    public static int of(long id) {
        return (int) (id & (COUNT - 1));
    }

    /** The slot of a business key: the first byte of its hash. */
    public static int of(byte[] keyHash) {
        return keyHash[0] & (COUNT - 1);
    }

    /** The first 16 bytes of the SHA-256 of the parts, each led by its length so that no two lists of parts run together. */
    public static byte[] hash(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((byte) (bytes.length >>> 24));
                digest.update((byte) (bytes.length >>> 16));
                digest.update((byte) (bytes.length >>> 8));
                digest.update((byte) bytes.length);
                digest.update(bytes);
            }
            return Arrays.copyOf(digest.digest(), 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static int checked(int slot) {
        if (slot < 0 || slot >= COUNT) throw new IllegalArgumentException("a slot is 0 to 255, not " + slot);
        return slot;
    }
}
