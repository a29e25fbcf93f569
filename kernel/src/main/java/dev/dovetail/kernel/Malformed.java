package dev.dovetail.kernel;

import org.jspecify.annotations.Nullable;

/** The input is not even a command: answered with 400, the stable code and the path of the field that is wrong. */
public final class Malformed extends RuntimeException {
    private final String code;
    private final @Nullable String path;

    /** @param path a JSON pointer such as {@code /lines/3/quantity}; null where the whole body is meant */
    public Malformed(String code, @Nullable String path, String detail) {
        super(detail);
        this.code = code;
        this.path = path;
    }

    public String code() {
        return code;
    }

    public @Nullable String path() {
        return path;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
