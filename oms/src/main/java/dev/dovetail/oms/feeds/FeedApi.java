package dev.dovetail.oms.feeds;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Feeds over HTTP: newline-delimited JSON both ways. */
@RestController
class FeedApi {
    private static final Set<String> SHOWN = Set.of("all", "problems", "none");
    private static final Set<String> FINE = Set.of("applied", "unchanged", "noted", "repeated");

    private final Body body;
    private final Feeds feeds;
    private final Json json;

    FeedApi(Body body, Feeds feeds, Json json) {
        this.body = body;
        this.feeds = feeds;
        this.json = json;
    }

    /** Answers with a line for each line, or each that was not simply applied, and last with {@code {"summary": …}}. */
    @PostMapping("/api/v1/feeds/inventory")
    @Permit(Permission.STOCK_FEED)
    void hear(
            Caller caller,
            @RequestParam(defaultValue = "all") String outcomes,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!SHOWN.contains(outcomes))
            throw new Malformed("feeds.outcomes", "outcomes", "all, problems or none, not " + outcomes);
        if (request.getContentLengthLong() > Lines.BODY)
            throw new Malformed("request.too-large", null, "a feed has at most " + Lines.BODY + " bytes");
        var heard = feeds.hear(body.stream(request), caller.client());
        response.setContentType("application/x-ndjson");
        var out = response.getOutputStream();
        for (var outcome : heard.outcomes())
            if (outcomes.equals("all") || outcomes.equals("problems") && !FINE.contains(outcome.outcome()))
                out.write((json.write(outcome) + "\n").getBytes(StandardCharsets.UTF_8));
        out.write((json.write(Map.of("summary", heard.summary())) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
