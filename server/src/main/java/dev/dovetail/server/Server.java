package dev.dovetail.server;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Storage;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The program. {@code start} runs it; {@code check} says whether everything that must hold does. */
public final class Server {
    private static final Map<String, Set<String>> COMMANDS =
            Map.of("start", Set.of("port", "origin", "empty", "roles"), "check", Set.of("json"));

    private static final int MISUSED = 2;

    private Server() {}

    public static void main(String[] words) {
        try {
            var arguments = Arguments.parse(List.of(words), COMMANDS);
            var home = Home.of(System.getenv());
            int code = arguments.command().equals("check")
                    ? new Check(home, System.getenv()).run(arguments)
                    : new Start(home, System.getenv()).run(arguments);
            if (code != 0) System.exit(code);
        } catch (Arguments.Misuse e) {
            System.err.println(e.getMessage() + "; './dovetail help' lists what there is");
            System.exit(MISUSED);
        } catch (Storage.Fault e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
