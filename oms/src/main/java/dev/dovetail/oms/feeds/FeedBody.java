package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.Malformed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A feed's configuration as it is sent and shown. What is left out is the careful choice. */
record FeedBody(
        String kind,
        int everySeconds,
        @Nullable Integer lateAfterSeconds,
        String netting,
        @Nullable Integer doubtSeconds,
        @Nullable String figure,
        @Nullable String empty,
        @Nullable String absent,
        @Nullable Integer dropPercent,
        @Nullable Integer gapSeconds,
        @Nullable String sales,
        @Nullable Boolean takeOver) {
    private static final int A_MONTH = 2_678_400;
    private static final int THREE_DAYS = 259_200;
    private static final int A_DAY = 86_400;
    private static final int DOUBT = 14_400;
    private static final int GAP = 900;
    private static final int DROP = 50;

    static FeedBody of(FeedConfig config) {
        return new FeedBody(
                FeedConfig.word(config.kind()),
                (int) config.every().toSeconds(),
                (int) config.lateAfter().toSeconds(),
                FeedConfig.word(config.netting()),
                (int) config.doubt().toSeconds(),
                FeedConfig.word(config.figure()),
                FeedConfig.word(config.onEmpty()),
                FeedConfig.word(config.absent()),
                config.dropPercent(),
                (int) config.gap().toSeconds(),
                FeedConfig.word(config.sales()),
                null);
    }

    /** Refuses each field by its path. */
    FeedConfig toConfig() {
        int every = within(everySeconds, 1, A_MONTH, "/everySeconds");
        var nets = word(FeedConfig.Netting.class, netting, "/netting");
        boolean unknown = nets == FeedConfig.Netting.UNKNOWN;
        if (!unknown && doubtSeconds != null && doubtSeconds != 0)
            throw new Malformed("feeds.doubt", "/doubtSeconds", "only where netting is unknown");
        return new FeedConfig(
                word(FeedConfig.Kind.class, kind, "/kind"),
                Duration.ofSeconds(every),
                Duration.ofSeconds(within(or(lateAfterSeconds, 2 * every), 1, 2 * A_MONTH, "/lateAfterSeconds")),
                nets,
                Duration.ofSeconds(within(or(doubtSeconds, unknown ? DOUBT : 0), 0, THREE_DAYS, "/doubtSeconds")),
                word(FeedConfig.Figure.class, figure == null ? "on-hand" : figure, "/figure"),
                word(FeedConfig.OnEmpty.class, empty == null ? "hold" : empty, "/empty"),
                word(FeedConfig.Absent.class, absent == null ? "zero" : absent, "/absent"),
                within(or(dropPercent, DROP), 1, 100, "/dropPercent"),
                Duration.ofSeconds(within(or(gapSeconds, GAP), 0, A_DAY, "/gapSeconds")),
                word(FeedConfig.Sales.class, sales == null ? "feed" : sales, "/sales"));
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private static int within(int figure, int least, int most, String path) {
        if (figure < least || figure > most)
            throw new Malformed("feeds.out-of-range", path, least + " to " + most + ", not " + figure);
        return figure;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word, String path) {
        return FeedConfig.of(type, word).orElseThrow(() -> {
            var known = java.util.Arrays.stream(type.getEnumConstants())
                    .map(FeedConfig::word)
                    .toList();
            return new Malformed("feeds.word", path, String.join(", ", known));
        });
    }
}
