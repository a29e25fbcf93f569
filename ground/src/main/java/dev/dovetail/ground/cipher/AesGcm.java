package dev.dovetail.ground.cipher;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM of the JDK under one key. Bytes: 12 nonce, drawn anew for each, the sealed value, 16 tag.
 *
 * <p>One source of randomness is shared by all threads: one a thread is one a request where threads are virtual, and making
 * it costs more than sealing.
 */
public final class AesGcm {
    /** What is added to the length of a value. */
    public static final int MORE = 12 + 16;

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param key 32 bytes */
    public AesGcm(byte[] key) {
        if (key.length != KEY) throw new IllegalArgumentException("a key is 32 bytes, not " + key.length);
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Bytes that nobody can guess, for a key. */
    public static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** @param place bound to the sealed value, and not in it */
    public byte[] seal(byte[] plain, byte[] place) {
        byte[] sealed = Arrays.copyOf(random(NONCE), plain.length + MORE);
        try {
            cipher(Cipher.ENCRYPT_MODE, sealed, place).doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every JDK", e);
        }
    }

    /** Throws where the bytes were sealed under another key or for another place, or were changed since. */
    public byte[] open(byte[] sealed, byte[] place) throws GeneralSecurityException {
        if (sealed.length < MORE) throw new GeneralSecurityException("too short to be sealed");
        return cipher(Cipher.DECRYPT_MODE, sealed, place).doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    private Cipher cipher(int mode, byte[] sealed, byte[] place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
        cipher.updateAAD(place);
        return cipher;
    }
}
