package dev.dovetail.console.nodes;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.capacity.Capacity;
import dev.dovetail.oms.capacity.NodeDay;
import dev.dovetail.oms.network.Node;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The next working days of nodes that count them, by one read for all nodes. */
@Component
class Days {
    private final Capacity capacity;

    Days(Capacity capacity) {
        this.capacity = capacity;
    }

    /** @param most how many days of each */
    Map<NodeId, List<Day>> of(List<Node> nodes, Instant now, int most) {
        var counting = nodes.stream()
                .filter(node -> node.effort().parcelsADay() != null)
                .toList();
        var yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        var taken = capacity.taken(counting.stream().map(Node::id).toList(), yesterday);
        var days = new HashMap<NodeId, List<Day>>();
        for (var node : counting) days.put(node.id(), days(node, taken, now, most));
        return days;
    }

    private static List<Day> days(Node node, Map<NodeDay, Integer> taken, Instant now, int most) {
        Integer room = node.effort().parcelsADay();
        var days = new ArrayList<Day>();
        if (room == null) return days;
        var at = now;
        while (days.size() < most) {
            var day = node.calendar().leavesOn(at);
            if (days.isEmpty() || !days.getLast().day().equals(day))
                days.add(new Day(day, taken.getOrDefault(new NodeDay(node.id(), day), 0), room));
            at = at.plus(Duration.ofDays(1));
        }
        return days;
    }
}
