package dev.dovetail.oms.foreign;

import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Slot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads NDJSON: a line that cannot be read fails alone. */
@Component
class FactLines {
    static final int MOST = 500;

    private final Body body;
    private final Json json;

    FactLines(Body body, Json json) {
        this.body = body;
        this.json = json;
    }

    record Read(List<Posted> facts, List<Outcome> unread) {}

    /** Refuses {@code nodes.too-many-facts}. */
    Read read(byte[] bytes) {
        var facts = new ArrayList<Posted>();
        var unread = new ArrayList<Outcome>();
        var lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) continue;
            if (facts.size() + unread.size() == MOST)
                throw new Malformed("nodes.too-many-facts", null, "at most " + MOST + " facts at once");
            try {
                facts.add(posted(i + 1, body.read(lines[i].getBytes(StandardCharsets.UTF_8), Told.class)));
            } catch (Malformed e) {
                unread.add(Outcome.unread(i + 1, e.code(), (e.path() == null ? "" : e.path() + ": ") + e.detail()));
            }
        }
        return new Read(facts, unread);
    }

    private Posted posted(int line, Told told) {
        if (told.seq() < 1) throw new Malformed("nodes.seq", "/seq", "a number is at least 1");
        return new Posted(line, told, Slot.hash(json.write(told)));
    }
}
