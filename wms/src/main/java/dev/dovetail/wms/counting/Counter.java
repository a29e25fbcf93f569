package dev.dovetail.wms.counting;

import dev.dovetail.ground.access.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who counts.
 *
 * @param worker the name or the badge, as the device tells it
 * @param person the user behind it; null where it is nobody's that we know, and stands for itself
 */
record Counter(String worker, @Nullable Long person) {
    /** By what their devices say. */
    static Map<String, Counter> known(People people, Stream<String> told) {
        var workers = told.collect(Collectors.toSet());
        var persons = people.behind(workers);
        Map<String, Counter> known = new HashMap<>();
        for (var worker : workers) known.put(worker, new Counter(worker, persons.get(worker)));
        return known;
    }

    static Counter of(People people, String worker) {
        return new Counter(worker, people.behind(List.of(worker)).get(worker));
    }

    boolean same(Counter other) {
        return worker.equals(other.worker) || (person != null && person.equals(other.person));
    }

    /** Where both persons are known nothing else tells: a badge may have gone from one to another. */
    boolean samePerson(Counter other) {
        return person != null && other.person != null ? person.equals(other.person) : worker.equals(other.worker);
    }

    /** As {@link #person()}, or the one whose badge it has become since. */
    Counter now(Map<String, Counter> known) {
        return person == null ? known.getOrDefault(worker, this) : this;
    }
}
