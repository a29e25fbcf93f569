package dev.dovetail.lab.shards;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Storage;
import dev.dovetail.lab.processes.ServerProcess;
import dev.dovetail.lab.wire.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code drill shards [--orders N] [--json]}: exit code 0 where all went well. */
public record DrillCommand(Map<String, String> environment) {
    private static final String USAGE = "drill shards [--orders N] [--json]";
    private static final int MISUSED = 2;

    public int run(List<String> words) {
        var left = new ArrayList<String>();
        for (var word : words) left.addAll(List.of(word.split("=", 2)));
        boolean known = left.remove("shards");
        boolean json = left.remove("--json");
        int orders = orders(left);
        if (!known || orders < 2 || !left.isEmpty()) {
            System.err.println("what was typed makes no sense: " + USAGE);
            return MISUSED;
        }
        try {
            var result = ShardsDrill.run(Home.of(environment), orders, System.out::println);
            System.out.println(result.good() ? "All went well." : "Not all went well: " + result);
            if (json) System.out.println(Api.json(result));
            return result.good() ? 0 : 1;
        } catch (DrillFailed | ServerProcess.NotStarted | Api.Unexpected | Api.Unreachable | Storage.Fault e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    /** Takes its two words out of what is left; 0 where they make no sense. */
    private static int orders(List<String> left) {
        int at = left.indexOf("--orders");
        if (at < 0) return 60;
        left.remove(at);
        var text = at < left.size() ? left.remove(at) : "";
        return text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : 0;
    }
}
