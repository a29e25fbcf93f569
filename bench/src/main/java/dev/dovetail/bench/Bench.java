package dev.dovetail.bench;

import dev.dovetail.ground.storage.Storage;
import dev.dovetail.lab.wire.Api;
import java.util.List;
import java.util.concurrent.CompletionException;

/** {@code bench NAME [--json] [--seconds N] [--warm N]}: measures, on a throw-away database where one is needed, and prints one line of JSON at the end; {@code soak} is {@link SoakCommand}. */
public final class Bench {
    private static final int MISUSED = 2;

    private Bench() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words)));
    }

    static int run(List<String> words) {
        if (!words.isEmpty() && words.getFirst().equals("soak"))
            return new SoakCommand(System.getenv()).run(words.subList(1, words.size()));
        Options options;
        try {
            options = Options.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return MISUSED;
        }
        try {
            switch (options.name()) {
                case "sourcing" -> new SourcingBench(options.round(), options.warm()).run();
                case "flow" -> new FlowBench(System.getenv(), options).run();
                case "flash" -> new FlashBench(System.getenv(), options).run();
                case "overload" -> new OverloadBench(System.getenv(), options).run();
                case "latency" -> new LatencyBench(System.getenv(), options).run();
                case "shards" -> new ShardsBench(System.getenv(), options.round(), options.warm()).run();
                default -> new IntakeBench(System.getenv(), options).run();
            }
            return 0;
        } catch (Storage.Fault | IllegalStateException | CompletionException | Api.Unexpected | Api.Unreachable e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
