package dev.dovetail.ground.vault;

import dev.dovetail.ground.cipher.AesGcm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Envelope encryption with AES-256-GCM: a fresh data key seals the value, the master key wraps the data key.
 *
 * <p>Bytes: 1 version, 8 master key id, 60 wrapped data key, the rest sealed value. Both layers are bound to where the
 * value lives (table, column, row), so a value copied to another row does not open there.
 */
final class Envelope {
    private static final byte VERSION = 1;
    private static final int KEY_BYTES = 32;
    private static final int WRAPPED_BYTES = KEY_BYTES + AesGcm.MORE;

    private final MasterKeys keys;

    Envelope(MasterKeys keys) {
        this.keys = keys;
    }

    Sealed seal(String place, byte[] plain) {
        byte[] aad = place.getBytes(StandardCharsets.UTF_8);
        byte[] dataKey = AesGcm.random(KEY_BYTES);
        var master = keys.primary();
        byte[] wrapped = master.cipher().seal(dataKey, aad);
        byte[] sealed = new AesGcm(dataKey).seal(plain, aad);
        var bytes = ByteBuffer.allocate(1 + Long.BYTES + wrapped.length + sealed.length)
                .put(VERSION)
                .putLong(master.id())
                .put(wrapped)
                .put(sealed);
        return new Sealed(master.name(), bytes.array());
    }

    byte[] open(String place, byte[] bytes) {
        if (bytes.length < 1 + Long.BYTES + WRAPPED_BYTES || bytes[0] != VERSION)
            throw new SealBroken("these bytes were not sealed by this vault");
        byte[] aad = place.getBytes(StandardCharsets.UTF_8);
        var in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        var master = keys.get(in.getLong());
        byte[] wrapped = new byte[WRAPPED_BYTES];
        in.get(wrapped);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        try {
            return new AesGcm(master.cipher().open(wrapped, aad)).open(sealed, aad);
        } catch (GeneralSecurityException e) {
            throw new SealBroken("the seal of " + place + " is broken");
        }
    }
}
