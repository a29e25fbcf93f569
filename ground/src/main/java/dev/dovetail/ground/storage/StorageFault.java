package dev.dovetail.ground.storage;

import org.jspecify.annotations.Nullable;

/** The database cannot be had. The message says what to do, for the person who started the program. */
public final class StorageFault extends RuntimeException {
    public StorageFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public StorageFault(String message) {
        this(message, null);
    }
}
