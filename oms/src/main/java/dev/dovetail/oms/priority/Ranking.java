package dev.dovetail.oms.priority;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that an order matches but for its promise, which is not known before it is sourced. Pure. */
public record Ranking(List<PriorityRule> rules, int otherwise) {
    public Ranking {
        rules = List.copyOf(rules);
    }

    /** @param promised for which day; null where nothing is promised */
    public int of(@Nullable LocalDate promised, LocalDate today) {
        for (var rule : rules) {
            var within = rule.promisedWithinDays();
            if (within == null || (promised != null && ChronoUnit.DAYS.between(today, promised) <= within))
                return rule.priority();
        }
        return otherwise;
    }
}
