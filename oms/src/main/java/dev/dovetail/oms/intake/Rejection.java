package dev.dovetail.oms.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that was refused for what it says, kept for who corrects it.
 *
 * @param channel what the body says, as far as it could be read; may be empty
 * @param path where in the body the problem is
 * @param state {@code waiting}, {@code resent} or {@code dismissed}
 * @param orderId what became of it, once it was sent again
 */
public record Rejection(
        @JsonIgnore long id,
        @JsonIgnore int client,
        String channel,
        @Nullable String number,
        String code,
        @Nullable String path,
        String detail,
        Instant receivedAt,
        String state,
        @Nullable String orderId) {
    @JsonProperty
    public String rejectedId() {
        return Long.toString(id);
    }
}
