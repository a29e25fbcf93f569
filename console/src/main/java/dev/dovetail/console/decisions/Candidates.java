package dev.dovetail.console.decisions;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.oms.decisions.Decision;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.sourcing.Explanation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nodes behind a choice, each with its verdict in words. Pure. */
record Candidates(Decision.Outcome outcome, Map<String, Node> nodes) {
    private static final Comparator<Explanation.Candidate> WEIGHED = Comparator.comparing(
                    Explanation.Candidate::chosen, Comparator.reverseOrder())
            .thenComparing(one -> one.aloneMinor() == null ? Long.MAX_VALUE : one.aloneMinor())
            .thenComparing(Explanation.Candidate::km)
            .thenComparing(Explanation.Candidate::node);

    private static final Comparator<Explanation.Candidate> NEAREST =
            Comparator.comparing(Explanation.Candidate::km).thenComparing(Explanation.Candidate::node);

    List<Explained.Candidate> weighed() {
        var all = outcome.explanation().candidates();
        long dearest = all.stream()
                .map(Explanation.Candidate::aloneMinor)
                .mapToLong(alone -> alone == null ? 0 : alone)
                .max()
                .orElse(0);
        return all.stream()
                .filter(one -> one.dropped() == null)
                .sorted(WEIGHED)
                .map(one -> shown(one, dearest))
                .toList();
    }

    List<Explained.Candidate> dropped() {
        return outcome.explanation().candidates().stream()
                .filter(one -> one.dropped() != null)
                .sorted(NEAREST)
                .map(one -> shown(one, 0))
                .toList();
    }

    /** How many were left out for what, the most frequent first. */
    String why() {
        var counts = outcome.explanation().candidates().stream()
                .filter(one -> one.dropped() != null)
                .collect(groupingBy(one -> reason(one.dropped()), LinkedHashMap::new, counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> Figures.number(entry.getValue()) + " " + lower(entry.getKey()))
                .collect(joining(", "));
    }

    private Explained.Candidate shown(Explanation.Candidate one, long dearest) {
        var node = nodes.get(one.node());
        var alone = one.aloneMinor();
        double width = alone == null || dearest == 0 ? 0 : 100.0 * alone / dearest;
        return new Explained.Candidate(
                one.node(),
                node == null ? "" : node.name(),
                one.km(),
                one.zone(),
                alone == null ? "–" : Costs.of(alone, outcome.currency()),
                String.format(Locale.ROOT, "%.1f", width),
                one.chosen() ? "good" : one.dropped() == null ? "waiting" : "off",
                verdict(one));
    }

    private String verdict(Explanation.Candidate one) {
        if (one.chosen()) return Words.of("decision.chosen");
        if (one.dropped() != null) return reason(one.dropped());
        var alone = one.aloneMinor();
        if (alone == null) return Words.of("decision.some");
        long more = alone - outcome.costMinor();
        if (more == 0) return Words.of("decision.same-cost");
        var by = Costs.of(Math.abs(more), outcome.currency());
        return Words.say(more > 0 ? "decision.dearer" : "decision.cheaper", by);
    }

    private static String reason(@Nullable String dropped) {
        if (dropped == null) return "";
        return dropped.startsWith("rule: ")
                ? Words.say("dropped.rule", dropped.substring(6))
                : Words.of("dropped." + dropped);
    }

    private static String lower(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
