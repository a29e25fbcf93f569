package dev.dovetail.oms.decisions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Pack} wrote, in the same order. */
final class Unpack {
    private final ByteBuffer bytes;

    Unpack(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    long whole() {
        long read = 0;
        for (int shift = 0; ; shift += 7) {
            long one = bytes.get();
            read |= (one & 0x7F) << shift;
            if (one >= 0) return read >>> 1 ^ -(read & 1);
        }
    }

    int number() {
        return Math.toIntExact(whole());
    }

    @Nullable
    Long orNull() {
        return whole() == 0 ? null : whole();
    }

    double real() {
        return bytes.getDouble();
    }

    @Nullable
    String textOrNull() {
        int length = number();
        if (length < 0) return null;
        var text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    String text() {
        return Objects.requireNonNull(textOrNull());
    }

    Instant instant() {
        return Instant.ofEpochSecond(whole(), whole());
    }

    @Nullable
    LocalDate dayOrNull() {
        var day = orNull();
        return day == null ? null : LocalDate.ofEpochDay(day);
    }

    LocalDate day() {
        return Objects.requireNonNull(dayOrNull());
    }

    <T> List<T> each(Supplier<T> one) {
        int count = number();
        var read = new ArrayList<T>();
        for (int i = 0; i < count; i++) read.add(one.get());
        return read;
    }
}
