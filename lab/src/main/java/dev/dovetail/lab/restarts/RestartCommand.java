package dev.dovetail.lab.restarts;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Storage;
import dev.dovetail.lab.processes.ServerProcess;
import dev.dovetail.lab.wire.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** {@code drill kill [--rounds N] [--seed N] [--json]} and {@code drill rolling [--seed N] [--json]}: exit code 0 where all went well. */
public record RestartCommand(Map<String, String> environment) {
    public static final List<String> NAMES = List.of("kill", "rolling");

    private static final String USAGE =
            "drill kill [--rounds N] [--seed N] [--json], drill rolling [--seed N] [--json]";
    private static final int MISUSED = 2;
    private static final long ROUNDS = 100;
    private static final long MOST_ROUNDS = 10_000;

    public int run(List<String> words) {
        var left = new ArrayList<String>();
        for (var word : words) left.addAll(List.of(word.split("=", 2)));
        var name = left.isEmpty() ? "" : left.removeFirst();
        boolean json = left.remove("--json");
        long seed = number(left, "--seed", ThreadLocalRandom.current().nextInt(1, 1_000_000));
        long rounds = number(left, "--rounds", ROUNDS);
        if (!NAMES.contains(name) || rounds < 1 || rounds > MOST_ROUNDS || seed < 1 || !left.isEmpty()) {
            System.err.println("what was typed makes no sense: " + USAGE);
            return MISUSED;
        }
        try {
            return name.equals("kill") ? kill((int) rounds, seed, json) : rolling(seed, json);
        } catch (ServerProcess.NotStarted | Api.Unexpected | Api.Unreachable | Storage.Fault e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int kill(int rounds, long seed, boolean json) {
        var result = KillDrill.run(Home.of(environment), rounds, seed, System.out::println);
        return told(result, result.good(), json);
    }

    private int rolling(long seed, boolean json) {
        var result = RollingDrill.run(Home.of(environment), seed, System.out::println);
        return told(result, result.good(), json);
    }

    private static int told(Record result, boolean good, boolean json) {
        System.out.println(good ? "All went well." : "Not all went well: " + result);
        if (json) System.out.println(Api.json(result));
        return good ? 0 : 1;
    }

    /** Takes its two words out of what is left; 0 where they make no sense. */
    private static long number(List<String> left, String name, long otherwise) {
        int at = left.indexOf(name);
        if (at < 0) return otherwise;
        left.remove(at);
        var text = at < left.size() ? left.remove(at) : "";
        return text.matches("[1-9]\\d{0,8}") ? Long.parseLong(text) : 0;
    }
}
