package dev.dovetail.oms.foreign;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The contract with a node that is not ours, over HTTP. */
@RestController
@RequestMapping("/api/v1/nodes/{code}")
class ForeignApi {
    private static final int MOST_REQUESTS = 200;
    private static final int LONGEST_WAIT = 25;
    private static final int MOST_KEYS = 20;

    private final ForeignNodes nodes;
    private final Requests requests;
    private final Facts facts;
    private final FactLines lines;
    private final Body body;

    ForeignApi(ForeignNodes nodes, Requests requests, Facts facts, FactLines lines, Body body) {
        this.nodes = nodes;
        this.requests = requests;
        this.facts = facts;
        this.lines = lines;
        this.body = body;
    }

    /** @param next what to give as {@code after} next time, also where there is nothing new */
    record Page(List<Asked> items, String next) {}

    record Outcomes(List<Outcome> items) {}

    record Keys(List<String> keys) {}

    @GetMapping("/requests")
    @Permit(Permission.NODE_WORK)
    Page requests(
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int wait) {
        Body.limit(limit, MOST_REQUESTS);
        if (wait < 0 || wait > LONGEST_WAIT)
            throw new Malformed("nodes.wait", "wait", "0 to " + LONGEST_WAIT + " seconds, not " + wait);
        var found = requests.after(nodes.get(caller, code).id(), after, limit, wait);
        return new Page(
                found, found.isEmpty() ? Long.toString(after) : found.getLast().number());
    }

    @PostMapping("/facts")
    @Permit(Permission.NODE_WORK)
    Outcomes facts(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var node = nodes.get(caller, code);
        var read = lines.read(body.bytes(request));
        var outcomes = new ArrayList<>(read.unread());
        outcomes.addAll(facts.take(node, read.facts()));
        outcomes.sort(Comparator.comparingInt(Outcome::line));
        return new Outcomes(outcomes);
    }

    @PutMapping("/keys")
    @Permit(Permission.ADMIN)
    Map<String, List<String>> keys(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var keys = body.read(request, Keys.class).keys();
        if (keys.size() > MOST_KEYS || keys.stream().anyMatch(key -> key.isBlank() || key.length() > 80))
            throw new Malformed("nodes.keys", "/keys", "at most " + MOST_KEYS + " names of 1 to 80 characters");
        nodes.bind(caller, code, keys.stream().distinct().toList());
        return Map.of("keys", List.copyOf(keys));
    }
}
