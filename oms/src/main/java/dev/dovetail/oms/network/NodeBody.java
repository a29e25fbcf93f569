package dev.dovetail.oms.network;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A node as it is sent and shown. What is left out is Monday to Friday, cutoff at 16:00, sent the same day, shipping.
 *
 * @param offlineSince is shown; what is sent does not change it
 */
public record NodeBody(
        @Nullable String code,
        int nodeId,
        String name,
        String kind,
        double lat,
        double lon,
        String zone,
        @Nullable List<String> workingDays,
        @Nullable List<String> holidays,
        @Nullable String cutoff,
        @Nullable Integer handlingDays,
        @Nullable Long handlingMinor,
        @Nullable Boolean ships,
        @Nullable Long unitHandlingMinor,
        @Nullable Integer parcelsADay,
        @Nullable Instant pausedUntil,
        @Nullable List<String> channels,
        @Nullable List<String> regions,
        @Nullable List<String> groups,
        @Nullable Boolean pickup,
        @Nullable Instant offlineSince,
        Node.Address address) {
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}(-[A-Z0-9 ]{1,10})?");
    private static final List<String> WEEK = List.of("MON", "TUE", "WED", "THU", "FRI");

    public static NodeBody of(Node node) {
        var calendar = node.calendar();
        return new NodeBody(
                node.code(),
                node.id().value(),
                node.name(),
                node.kind().word(),
                node.at().lat(),
                node.at().lon(),
                calendar.zone().getId(),
                calendar.workingDays().stream()
                        .sorted()
                        .map(day -> day.name().substring(0, 3))
                        .toList(),
                calendar.holidays().stream().sorted().map(LocalDate::toString).toList(),
                calendar.cutoff().toString(),
                calendar.handlingDays(),
                node.effort().parcelMinor(),
                node.ships(),
                node.effort().unitMinor(),
                node.effort().parcelsADay(),
                node.effort().pausedUntil(),
                sorted(node.reach().channels()),
                sorted(node.reach().regions()),
                sorted(node.reach().groups()),
                node.reach().pickup(),
                node.effort().offlineSince(),
                node.address());
    }

    /** Refuses each field by its path. */
    public Node toNode(String code) {
        if (code.length() > 40) throw new Malformed("network.code", "code", "a code has at most 40 characters");
        if (name.isBlank() || name.length() > 200)
            throw new Malformed("network.name", "/name", "a name has 1 to 200 characters");
        var where = parse("/lat", "network.place", () -> new Place(lat, lon));
        return new Node(
                parse("/nodeId", "network.node-id", () -> new NodeId(nodeId)),
                code,
                name,
                Node.Kind.of(kind)
                        .orElseThrow(() -> new Malformed("network.kind", "/kind", "warehouse, store, supplier or 3pl")),
                where,
                calendar(),
                ships == null || ships,
                reach(),
                effort(),
                address);
    }

    private Node.Reach reach() {
        return new Node.Reach(
                each(or(channels), "/channels", "network.channel-code", NodeBody::name),
                each(or(regions), "/regions", "network.region", NodeBody::region),
                each(or(groups), "/groups", "network.group", NodeBody::name),
                pickup != null && pickup);
    }

    private Node.Effort effort() {
        if (parcelsADay != null && parcelsADay < 1)
            throw new Malformed("network.out-of-range", "/parcelsADay", "1 to 10000000, or left out");
        return new Node.Effort(
                within(handlingMinor == null ? 0 : handlingMinor, 1_000_000, "/handlingMinor"),
                within(unitHandlingMinor == null ? 0 : unitHandlingMinor, 1_000_000, "/unitHandlingMinor"),
                parcelsADay == null ? null : (int) within(parcelsADay, 10_000_000, "/parcelsADay"),
                pausedUntil,
                offlineSince);
    }

    private static List<String> or(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }

    private static String name(String word) {
        if (word.isBlank() || word.length() > 40) throw new IllegalArgumentException("has 1 to 40 characters");
        return word;
    }

    private static String region(String word) {
        if (!REGION.matcher(word).matches())
            throw new IllegalArgumentException("a country, or a country and how postal codes begin: US, US-94");
        return word;
    }

    private WorkingCalendar calendar() {
        return new WorkingCalendar(
                parse("/zone", "network.zone", () -> ZoneId.of(zone)),
                each(workingDays == null ? WEEK : workingDays, "/workingDays", "network.day", NodeBody::day),
                each(holidays == null ? List.of() : holidays, "/holidays", "network.holiday", LocalDate::parse),
                parse("/cutoff", "network.cutoff", () -> LocalTime.parse(cutoff == null ? "16:00" : cutoff)),
                (int) within(handlingDays == null ? 0 : handlingDays, 60, "/handlingDays"));
    }

    private static DayOfWeek day(String word) {
        for (var day : DayOfWeek.values())
            if (word.length() >= 3 && day.name().startsWith(word.toUpperCase(Locale.ROOT))) return day;
        throw new IllegalArgumentException("MON to SUN, not " + word);
    }

    private static <T> Set<T> each(List<String> given, String path, String code, Function<String, T> parser) {
        if (given.size() > 1000) throw new Malformed(code, path, "at most 1000");
        var parsed = new HashSet<T>();
        for (int i = 0; i < given.size(); i++) {
            var word = given.get(i);
            parsed.add(parse(path + "/" + i, code, () -> parser.apply(word)));
        }
        if (parsed.isEmpty() && path.equals("/workingDays"))
            throw new Malformed(code, path, "a node works on some day");
        return parsed;
    }

    private static <T> T parse(String path, String code, java.util.function.Supplier<T> parser) {
        try {
            return parser.get();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Malformed(code, path, String.valueOf(e.getMessage()));
        }
    }

    private static long within(long figure, long most, String path) {
        if (figure < 0 || figure > most) throw new Malformed("network.out-of-range", path, "0 to " + most);
        return figure;
    }
}
