package dev.dovetail.ground.cipher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AesGcmTest {
    private static final byte[] PLACE = "a drawer".getBytes(UTF_8);
    private static final byte[] PLAIN = "a letter".getBytes(UTF_8);

    /** Sealed by Tink's AesGcmJce under 32 bytes of 7, as vaults hold it. */
    private static final byte[] BY_TINK =
            HexFormat.of().parseHex("6192aabb9900638e48e8f9dd8cb250342fdca557494e1ecb3c0f4aca68775fe425b214c8");

    private final AesGcm cipher = new AesGcm(key(7));

    @Test
    void what_was_sealed_is_opened_and_never_looks_the_same() throws GeneralSecurityException {
        byte[] once = cipher.seal(PLAIN, PLACE);

        assertThat(once).hasSize(PLAIN.length + AesGcm.MORE).isNotEqualTo(cipher.seal(PLAIN, PLACE));
        assertThat(cipher.open(once, PLACE)).isEqualTo(PLAIN);
    }

    @Test
    void what_tink_sealed_is_opened() throws GeneralSecurityException {
        assertThat(cipher.open(BY_TINK, PLACE)).isEqualTo(PLAIN);
    }

    @Test
    void another_key_another_place_a_changed_byte_and_too_few_are_refused() {
        byte[] changed = cipher.seal(PLAIN, PLACE);
        changed[14] ^= 1;

        for (var wrong : new Object[][] {
            {new AesGcm(key(8)), BY_TINK, PLACE},
            {cipher, BY_TINK, PLAIN},
            {cipher, changed, PLACE},
            {cipher, new byte[27], PLACE}
        })
            assertThatThrownBy(() -> ((AesGcm) wrong[0]).open((byte[]) wrong[1], (byte[]) wrong[2]))
                    .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> new AesGcm(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] key(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }
}
