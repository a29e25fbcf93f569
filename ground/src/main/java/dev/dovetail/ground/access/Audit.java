package dev.dovetail.ground.access;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Slot;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Remembers who changed rules, people or partners. Rows are only ever added, in the transaction of the change itself. */
@Component
public class Audit {
    private static final String ADD = """
            insert into ground.audit (slot, id, at, who, through, action, subject, details)
            select slot, id, :at, :who, :through, action, subject, details
              from unnest(cast(:slots as smallint[]), cast(:ids as bigint[]), cast(:actions as text[]),
                          cast(:subjects as text[]), cast(:details as text[])) as row (slot, id, action, subject, details)
            """;

    private final JdbcClient jdbc;
    private final IdSource ids;
    private final JsonMapper mapper = JsonMapper.builder().build();

    public Audit(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /**
     * One thing that was done.
     *
     * @param action a verb of the owner, such as {@code channel.put}
     * @param subject what it was done to, such as {@code channel:web}; no personal data
     * @param details what changed, kept as JSON; no personal data
     */
    public record Act(String action, String subject, Map<String, ?> details) {}

    public void record(Cause cause, String action, String subject, Map<String, ?> details) {
        record(cause, List.of(new Act(action, subject, details)));
    }

    /** Writes all acts with one statement. */
    public void record(Cause cause, List<Act> acts) {
        if (acts.isEmpty()) return;
        var slots = acts.stream().map(act -> Slot.of(Slot.hash(act.subject()))).toArray(Integer[]::new);
        var made = java.util.Arrays.stream(slots).map(ids::next).toArray(Long[]::new);
        jdbc.sql(ADD)
                .param("at", OffsetDateTime.ofInstant(cause.at(), ZoneOffset.UTC))
                .param("who", cause.who())
                .param("through", cause.through())
                .param("slots", slots)
                .param("ids", made)
                .param("actions", acts.stream().map(Act::action).toArray(String[]::new))
                .param("subjects", acts.stream().map(Act::subject).toArray(String[]::new))
                .param(
                        "details",
                        acts.stream()
                                .map(act -> mapper.writeValueAsString(act.details()))
                                .toArray(String[]::new))
                .update();
    }
}
