package dev.dovetail.ground.handoff;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What people see of the messages of all families, and the replay of a dead letter. */
public class Handoffs {
    private final Kit kit;
    private final Audit audit;
    private final Map<String, LetterStore> stores = new TreeMap<>();

    Handoffs(Kit kit, Collection<Family> families, Audit audit) {
        this.kit = kit;
        this.audit = audit;
        for (var family : families) stores.put(family.tables(), new LetterStore(kit.jdbc(), family));
    }

    /** @param pending not delivered yet, on their way included; @param later those of them that are timers whose time has not come, or only just */
    public record Figures(long sent, long pending, long later, long dead, long inDoubt) {
        Figures plus(Figures more) {
            return new Figures(
                    sent + more.sent,
                    pending + more.pending,
                    later + more.later,
                    dead + more.dead,
                    inDoubt + more.inDoubt);
        }
    }

    /** Which messages a list shows. {@code OPEN} is all that is not at its end: pending, sending and in doubt. */
    public enum Which {
        DEAD,
        OPEN,
        IN_DOUBT;

        /** Reads {@code dead}, {@code open} or {@code in-doubt}; refuses anything else as malformed. */
        public static Which of(String text) {
            for (var which : values())
                if (which.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) return which;
            throw new Malformed("request.invalid", "/state", "a state is dead, open or in-doubt");
        }
    }

    /** @param next what to give as {@code after} to go on; null at the end */
    public record Page(List<Letter> items, @Nullable String next) {}

    /**
     * One letter, opened.
     *
     * @param waitingBehind how many of its lane wait for it, at most 1,000
     */
    public record Opened(Letter message, String body, int waitingBehind) {}

    /**
     * What a replay would do.
     *
     * @param would {@code deliver}; {@code ask} where the partner is asked first what became of it; {@code nothing}
     * @param refusal why nothing: {@code handoff.not-dead}, {@code handoff.already-applied}, {@code handoff.not-here}
     */
    public record Preview(
            Letter message, String would, @Nullable String refusal, int waitingBehind) {}

    public Figures figures() {
        var sum = new Figures(0, 0, 0, 0, 0);
        for (var store : stores.values()) sum = sum.plus(store.figures());
        return sum;
    }

    /** How many are dead; a thousand of a family means a thousand or more. */
    public long dead() {
        return stores.values().stream().mapToLong(LetterStore::dead).sum();
    }

    /** Lists family by family, by key; {@code family} null means all. */
    public Page list(Which which, @Nullable String family, @Nullable String after, int limit) {
        var from = Cursor.parse(after);
        var found = new ArrayList<Letter>();
        for (var store : stores.values()) {
            var name = store.family().tables();
            if (family != null && !family.equals(name) || from != null && name.compareTo(from.family()) < 0) continue;
            var begin = from != null && name.equals(from.family()) ? from : Cursor.start(name);
            found.addAll(store.list(which, begin, limit + 1 - found.size()));
            if (found.size() > limit) break;
        }
        if (found.size() <= limit) return new Page(List.copyOf(found), null);
        var shown = List.copyOf(found.subList(0, limit));
        return new Page(shown, Cursor.after(shown.getLast()).toString());
    }

    /** Refused with {@code handoff.no-such-message}. */
    public Opened get(String family, int key, long id) {
        var letter = letter(family, key, id);
        return new Opened(letter, store(family).body(key, id), store(family).behind(letter));
    }

    /** What {@link #replay} would do now; changes nothing. */
    public Preview preview(String family, int key, long id) {
        var letter = letter(family, key, id);
        var refusal = refusal(letter);
        var would = refusal != null ? "nothing" : next(letter).equals(Due.PENDING) ? "deliver" : "ask";
        return new Preview(letter, would, refusal, store(family).behind(letter));
    }

    /**
     * Takes a dead letter up again, under its old id and business key: a message is never made twice. What ships or moves
     * money is first asked for, and sent only when the partner does not know its key. Nothing newer of its lane can have
     * overtaken it, since a dead letter holds its lane. Refused, as {@link #preview} says, when it would change nothing.
     */
    public Letter replay(String family, int key, long id, String why, Cause cause) {
        var replayed = kit.transactions().run(() -> {
            var letter = letter(family, key, id);
            var refusal = refusal(letter);
            if (refusal != null) throw refused(refusal, letter);
            var next = next(letter);
            if (!store(family).replay(letter, next, cause.at())) throw refused("handoff.not-dead", letter);
            audit.record(
                    cause,
                    "message.replay",
                    "message:" + family + "/" + key + "/" + id,
                    Map.of("why", why, "type", letter.type(), "to", next));
            return letter(family, key, id);
        });
        kit.hints().ring(store(family).family(), List.of(key));
        return replayed;
    }

    private @Nullable String refusal(Letter letter) {
        if (!letter.state().equals(Due.DEAD)) return "handoff.not-dead";
        if (letter.destination().contains(":") || letter.peer() != null) return null;
        var inward = kit.routes().inward(letter.destination());
        if (inward == null) return "handoff.not-here";
        int toKey = store(letter.family()).toKey(letter);
        return LetterStore.applied(kit.jdbc(), inward, toKey, Long.parseLong(letter.id()))
                ? "handoff.already-applied"
                : null;
    }

    /** A sender that is not here may be one that must ask first. */
    private String next(Letter letter) {
        if (!letter.destination().contains(":")) return Due.PENDING;
        var outward = kit.routes().outward(letter.destination());
        return outward != null && outward.repeatable() ? Due.PENDING : Due.IN_DOUBT;
    }

    private Letter letter(String family, int key, long id) {
        return store(family).find(key, id).orElseThrow(Handoffs::unknown);
    }

    private LetterStore store(String family) {
        var store = stores.get(family);
        if (store == null) throw unknown();
        return store;
    }

    private static Refused unknown() {
        return new Refused(Refused.Kind.NOT_FOUND, Refusal.of("handoff.no-such-message"));
    }

    private static Refused refused(String code, Letter letter) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, Map.of("state", letter.state())));
    }
}
