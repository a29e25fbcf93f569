package dev.dovetail.ground.vault;

import dev.dovetail.ground.cipher.AesGcm;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The keys that wrap data keys: the first one wraps, all of them open. A rotation puts a new one in front. */
record MasterKeys(List<MasterKey> keys) {
    private static final int KEY_BYTES = 32;

    /** @param id the first eight bytes of the key's SHA-256 */
    record MasterKey(long id, AesGcm cipher) {
        String name() {
            return HexFormat.of().toHexDigits(id);
        }
    }

    /** @param text one or more keys of 32 bytes in base64, parted by commas or white space, the newest first */
    static MasterKeys parse(String text) {
        var keys = Arrays.stream(text.strip().split("[,\\s]+"))
                .map(MasterKeys::key)
                .toList();
        return new MasterKeys(keys);
    }

    MasterKey primary() {
        return keys.getFirst();
    }

    MasterKey get(long id) {
        for (var key : keys) if (key.id() == id) return key;
        throw new SealBroken("master key " + HexFormat.of().toHexDigits(id) + " is not among this process's keys");
    }

    private static MasterKey key(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length != KEY_BYTES) throw new IllegalArgumentException("not 32 bytes");
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new MasterKey(ByteBuffer.wrap(hash).getLong(), new AesGcm(bytes));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a master key is 32 bytes in base64 (openssl rand -base64 32)", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
