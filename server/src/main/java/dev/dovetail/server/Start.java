package dev.dovetail.server;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Origin;
import dev.dovetail.ground.storage.Storage;
import dev.dovetail.kernel.IdSource;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code start}: opens the database, brings it up to date and runs the program until it is told to stop. */
record Start(Home home, Map<String, String> environment) {
    private static final Set<String> ROLES = Set.of("oms", "wms", "console");

    int run(Arguments arguments) {
        var properties = properties(arguments);
        var origin = origin(arguments);
        var storage = Storage.open(home, environment);
        try {
            prepare(storage, origin, arguments.has("empty"));
            run(storage, properties);
            return 0;
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private void prepare(Storage storage, Origin origin, boolean empty) {
        var now = InstantSource.system().instant();
        if (empty) storage.empty(origin);
        storage.migrate(now);
        var found = storage.mark(origin, now);
        if (origin != Origin.LIVE) found.mustBe(origin);
        if (found != origin)
            System.out.println(
                    "This database was made for " + found.word() + "; the next one of that kind empties it.");
    }

    /** PostgreSQL is stopped after the program's own end, so that nothing that is still under way loses it. */
    private void run(Storage storage, Map<String, Object> properties) {
        var random = new SecureRandom();
        var clock = InstantSource.system();
        var program = new Program(storage.app(), home, clock, new IdSource(clock, random.nextInt()), random);
        var context = program.serve(properties);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            context.close();
            storage.close();
        }));
    }

    private Map<String, Object> properties(Arguments arguments) {
        var properties = new HashMap<String, Object>();
        properties.put(
                "server.port", port(arguments.option("port", environment.getOrDefault("DOVETAIL_PORT", "8080"))));
        properties.put("server.address", environment.getOrDefault("DOVETAIL_BIND", "127.0.0.1"));
        properties.put("dovetail.roles", roles(arguments.option("roles", "oms,wms,console")));
        properties.put("dovetail.announce", "true");
        return properties;
    }

    private static String port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) return text;
        } catch (NumberFormatException e) {
            // told below
        }
        throw new Arguments.Misuse("'" + text + "' is no port; 0 takes a free one");
    }

    private static String roles(String text) {
        List<String> asked = Arrays.asList(text.split(","));
        for (String role : asked)
            if (!ROLES.contains(role))
                throw new Arguments.Misuse("'" + role + "' is no role; there are oms, wms, console");
        return String.join(",", asked);
    }

    private static Origin origin(Arguments arguments) {
        String text = arguments.option("origin", Origin.LIVE.word());
        try {
            return Origin.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Arguments.Misuse("'" + text + "' is no origin");
        }
    }
}
