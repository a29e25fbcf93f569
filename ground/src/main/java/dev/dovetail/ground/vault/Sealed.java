package dev.dovetail.ground.vault;

/**
 * Bytes that only the vault can read, for the columns {@code key_id} and {@code sealed}.
 *
 * @param keyId names the master key that wrapped the data key, so that one can see what a rotation has left behind
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the vault to one insert; never compared
public record Sealed(String keyId, byte[] bytes) {
    @Override
    public String toString() {
        return "Sealed[" + keyId + "]";
    }
}
