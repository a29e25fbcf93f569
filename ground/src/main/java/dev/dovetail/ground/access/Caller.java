package dev.dovetail.ground.access;

import dev.dovetail.kernel.Cause;
import java.time.Instant;
import java.util.Set;

/**
 * Who is calling: a signed-in user or an API key. Taken as a parameter by any route.
 *
 * @param name the user's or the key's name, as it appears in timelines and audit rows
 * @param channels the channels an API key is bound to; empty means any
 * @param through {@code api} or {@code console}
 */
public record Caller(String name, Role role, int client, Set<String> channels, String through) {
    public Caller {
        channels = Set.copyOf(channels);
    }

    public boolean may(Permission permission) {
        return role.may(permission);
    }

    public boolean mayUse(String channel) {
        return channels.isEmpty() || channels.contains(channel);
    }

    public Cause cause(Instant at) {
        return new Cause(name, at, through);
    }
}
