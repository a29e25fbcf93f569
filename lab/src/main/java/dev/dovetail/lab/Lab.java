package dev.dovetail.lab;

import dev.dovetail.lab.day.DayCommand;
import dev.dovetail.lab.demo.Demo;
import dev.dovetail.lab.restarts.RestartCommand;
import dev.dovetail.lab.shards.DrillCommand;
import java.util.List;

/** The lab's commands. */
public final class Lab {
    private static final int MISUSED = 2;

    private Lab() {}

    public static void main(String[] words) {
        var all = List.of(words);
        String command = all.isEmpty() ? "demo" : all.getFirst();
        var rest = all.isEmpty() ? all : all.subList(1, all.size());
        int code = switch (command) {
            case "demo" -> new Demo(System.getenv(), System.out).run(rest);
            case "drill" -> drill(rest);
            case "day" -> new DayCommand(System.getenv()).run(rest);
            default -> {
                System.err.println("the lab knows no '" + command + "'; './dovetail help' lists what there is");
                yield MISUSED;
            }
        };
        System.exit(code);
    }

    private static int drill(List<String> words) {
        boolean restarts = !words.isEmpty() && RestartCommand.NAMES.contains(words.getFirst());
        return restarts ? new RestartCommand(System.getenv()).run(words) : new DrillCommand(System.getenv()).run(words);
    }
}
