package dev.dovetail.oms.units;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A channel's words for packs, over HTTP. */
@RestController
@RequestMapping("/api/v1/channels/{code}/units")
class UnitsApi {
    private static final int MOST = 1_000;
    private static final int MOST_ROWS = 500;
    private static final int LONGEST_WORD = 40;

    private final ChannelUnits units;
    private final Network network;
    private final Body body;
    private final InstantSource clock;

    UnitsApi(ChannelUnits units, Network network, Body body, InstantSource clock) {
        this.units = units;
        this.network = network;
        this.body = body;
        this.clock = clock;
    }

    /** @param sku absent for all SKUs; @param unit absent for lines that name none; @param level absent takes the word away */
    record Item(
            @Nullable String sku,
            @Nullable String unit,
            @Nullable String level) {}

    record Items(List<Item> items) {}

    record Page(List<Item> items, @Nullable String next) {}

    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var channel = network.visible(caller, code);
        var words = words(body.read(request, Items.class).items());
        units.put(channel, words, caller.cause(clock.instant()));
        return Map.of("put", words.size());
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    Page list(
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        int parted = after.indexOf('~');
        var found = units.list(
                network.visible(caller, code),
                parted < 0 ? after : after.substring(parted + 1),
                parted < 0 ? "" : after.substring(0, parted),
                limit);
        var last = found.size() < limit ? null : found.getLast();
        return new Page(
                found.stream().map(UnitsApi::item).toList(), last == null ? null : last.word() + "~" + last.sku());
    }

    private static List<UnitWord> words(List<Item> items) {
        if (items.isEmpty() || items.size() > MOST)
            throw new Malformed("units.too-many-items", "/items", "give 1 to " + MOST + " items");
        var words = new ArrayList<UnitWord>();
        var seen = new HashSet<Words.Key>();
        for (int i = 0; i < items.size(); i++) {
            var word = word(items.get(i), "/items/" + i);
            if (!seen.add(new Words.Key(word.sku(), word.word())))
                throw new Malformed("units.word-twice", "/items/" + i, "this word is given twice for this SKU");
            words.add(word);
        }
        return words;
    }

    private static UnitWord word(Item item, String path) {
        var sku = item.sku() == null ? "" : item.sku().strip().toUpperCase(Locale.ROOT);
        var word = Words.normal(item.unit());
        if (sku.length() > 64) throw new Malformed("units.sku", path + "/sku", "a SKU code has at most 64 characters");
        if (word.length() > LONGEST_WORD || word.contains("~"))
            throw new Malformed("units.word", path + "/unit", "at most " + LONGEST_WORD + " characters, no ~");
        if (item.level() != null && !UnitWord.LEVELS.contains(item.level()))
            throw new Malformed("units.level", path + "/level", "each, inner or case, or nothing to take it away");
        return new UnitWord(sku, word, item.level());
    }

    private static Item item(UnitWord word) {
        return new Item(
                word.sku().isEmpty() ? null : word.sku(), word.word().isEmpty() ? null : word.word(), word.level());
    }
}
