package dev.dovetail.oms.decisions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Bytes in the making. Whole numbers take a byte for each 7 bits, the sign among them; what {@link Unpack} reads. */
final class Pack {
    private byte[] bytes = new byte[512];
    private int length;

    Pack whole(long value) {
        long left = value << 1 ^ value >> 63;
        for (; (left & ~0x7FL) != 0; left >>>= 7) add((byte) (left | 0x80));
        add((byte) left);
        return this;
    }

    /** Null is not zero. */
    Pack orNull(@Nullable Number value) {
        whole(value == null ? 0 : 1);
        return value == null ? this : whole(value.longValue());
    }

    Pack real(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) add((byte) (bits >>> shift));
        return this;
    }

    /** Null is not empty. */
    Pack text(@Nullable String value) {
        if (value == null) return whole(-1);
        var text = value.getBytes(StandardCharsets.UTF_8);
        whole(text.length);
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    Pack instant(Instant value) {
        return whole(value.getEpochSecond()).whole(value.getNano());
    }

    Pack day(@Nullable LocalDate value) {
        return orNull(value == null ? null : value.toEpochDay());
    }

    <T> Pack each(Collection<T> values, Consumer<T> one) {
        whole(values.size());
        values.forEach(one);
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void add(byte one) {
        room(1);
        bytes[length++] = one;
    }

    private void room(int more) {
        if (length + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
}
