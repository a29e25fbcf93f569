package dev.dovetail.oms.publishing;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.network.Channel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published ATP as a file: all of it, or what changed after a number. */
@RestController
class ExportApi {
    private static final int PAGE = 5_000;
    private static final Set<String> FORMATS = Set.of("ndjson", "csv");

    private final Published published;
    private final Publishing publishing;
    private final ChannelsOf channels;
    private final Json json;

    ExportApi(Published published, Publishing publishing, ChannelsOf channels, Json json) {
        this.published = published;
        this.publishing = publishing;
        this.channels = channels;
        this.json = json;
    }

    /** The header {@code Dovetail-Through} is the number up to which all is in it: go on from there. A window is met by a reader bound to the channel. */
    @GetMapping("/api/v1/availability/export")
    @Permit(Permission.STOCK_READ)
    void export(
            Caller caller,
            @RequestParam String channel,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "ndjson") String format,
            HttpServletResponse response)
            throws IOException {
        if (!FORMATS.contains(format)) throw new Malformed("publishing.format", "format", "ndjson or csv");
        if (after != null && after < 0) throw new Malformed("publishing.after", "after", "0 or more");
        var of = channels.get(caller, channel);
        long through = published.headNow(of);
        boolean csv = format.equals("csv");
        response.setContentType(csv ? "text/csv; charset=utf-8" : "application/x-ndjson");
        response.setHeader("Dovetail-Through", Long.toString(through));
        var out = response.getOutputStream();
        if (csv) out.write(Csv.head().getBytes(StandardCharsets.UTF_8));
        if (after == null) all(of, csv, out);
        else changes(of, after, csv, out);
        out.flush();
        if (caller.channels().contains(channel))
            publishing.reached(of, after == null ? Duty.FULL : Duty.DELTA, through);
    }

    private void all(Channel channel, boolean csv, OutputStream out) throws IOException {
        for (var sku = ""; ; ) {
            var page = published.from(channel, sku, PAGE);
            write(page, csv, out);
            if (page.size() < PAGE) return;
            sku = page.getLast().sku();
        }
    }

    private void changes(Channel channel, long after, boolean csv, OutputStream out) throws IOException {
        for (long number = after; ; ) {
            var page = published.after(channel, number, PAGE);
            write(page, csv, out);
            if (page.size() < PAGE) return;
            number = page.getLast().number();
        }
    }

    private void write(List<Shown> page, boolean csv, OutputStream out) throws IOException {
        for (var shown : page)
            out.write((csv ? Csv.row(shown) : json.write(shown) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
