package dev.dovetail.oms.publishing;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is owed to channels, and how it stands with it. */
@RestController
@RequestMapping("/api/v1")
class PublicationApi {
    private static final int LEAST = 60;
    private static final int MOST = 86_400;

    private final Published published;
    private final Publishing publishing;
    private final ChannelsOf channels;
    private final Body body;
    private final InstantSource clock;

    PublicationApi(Published published, Publishing publishing, ChannelsOf channels, Body body, InstantSource clock) {
        this.published = published;
        this.publishing = publishing;
        this.channels = channels;
        this.body = body;
        this.clock = clock;
    }

    /** @param everySeconds null: nothing is owed any more */
    record DutyBody(
            @Nullable Integer everySeconds, @Nullable String kind) {}

    record Receipt(String kind, long number) {}

    @GetMapping("/publications")
    @Permit(Permission.STOCK_READ)
    Map<String, List<Publication>> list(Caller caller) {
        return Map.of(
                "items",
                published.publications(caller.client()).stream()
                        .filter(publication -> caller.mayUse(publication.channel()))
                        .toList());
    }

    @PutMapping("/channels/{code}/publication")
    @Permit(Permission.SETUP_WRITE)
    DutyBody owe(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var given = body.read(request, DutyBody.class);
        publishing.owe(channels.get(caller, code), duty(given), caller.cause(clock.instant()));
        return given;
    }

    /** Who carries publications to a channel says that one has arrived. */
    @PostMapping("/publications/{code}/receipts")
    @Permit(Permission.STOCK_FEED)
    Receipt reached(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var receipt = body.read(request, Receipt.class);
        var channel = channels.get(caller, code);
        if (receipt.number() < 0 || receipt.number() > published.headNow(channel))
            throw new Malformed("publishing.number", "/number", "a number that was published");
        publishing.reached(channel, kind(receipt.kind()), receipt.number());
        return receipt;
    }

    private static @Nullable Duty duty(DutyBody given) {
        var every = given.everySeconds();
        if (every == null) return null;
        if (every < LEAST || every > MOST)
            throw new Malformed("publishing.every", "/everySeconds", LEAST + " to " + MOST);
        return new Duty(Duration.ofSeconds(every), kind(given.kind() == null ? Duty.DELTA : given.kind()));
    }

    private static String kind(String word) {
        if (!word.equals(Duty.DELTA) && !word.equals(Duty.FULL))
            throw new Malformed("publishing.kind", "/kind", "delta or full");
        return word;
    }
}
