package dev.dovetail.server;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Origin;
import dev.dovetail.ground.storage.Storage;
import dev.dovetail.kernel.IdSource;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** {@code start}: opens the database, brings it up to date and runs the program until it is told to stop. */
record Start(Home home, Map<String, String> environment) {
    /** {@code bench} is for the benches alone, which bring a database of their own. */
    private static final Set<Origin> ORIGINS = Set.of(Origin.LIVE, Origin.DEMO, Origin.BENCH);

    int run(Arguments arguments) {
        var properties = properties(arguments);
        var origin = origin(arguments);
        var roles = roles(arguments);
        if (roles.onlyLooks()) properties.put("dovetail.deliveries", "manual");
        properties.put(RoleFilter.PROPERTY, roles.toString());
        var storage = Storage.open(home, environment);
        try {
            prepare(storage, origin, arguments.has("empty"), roles);
            run(storage, properties);
            return 0;
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private void prepare(Storage storage, Origin origin, boolean empty, Roles roles) {
        var now = InstantSource.system().instant();
        if (empty) storage.empty(origin);
        storage.migrate(now, roles.sides());
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

    private HashMap<String, Object> properties(Arguments arguments) {
        var properties = new HashMap<String, Object>();
        properties.put(
                "server.port", port(arguments.option("port", environment.getOrDefault("DOVETAIL_PORT", "8080"))));
        properties.put("server.address", environment.getOrDefault("DOVETAIL_BIND", "127.0.0.1"));
        properties.put("dovetail.announce", "true");
        properties.put("dovetail.notice-seconds", notice(environment.getOrDefault("DOVETAIL_NOTICE_SECONDS", "1")));
        return properties;
    }

    private static String notice(String text) {
        if (text.matches("\\d{1,3}")) return text;
        throw new Arguments.Misuse("DOVETAIL_NOTICE_SECONDS is 0 to 999, not '" + text + "'");
    }

    private Roles roles(Arguments arguments) {
        return Roles.parse(arguments.option("roles", environment.getOrDefault("DOVETAIL_ROLES", "")));
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

    private static Origin origin(Arguments arguments) {
        String text = arguments.option("origin", Origin.LIVE.word());
        var origin = ORIGINS.stream().filter(known -> known.word().equals(text)).findFirst();
        if (origin.isEmpty()) throw new Arguments.Misuse("'" + text + "' is no origin; there are live and demo");
        if (arguments.has("empty") && origin.get() == Origin.LIVE)
            throw new Arguments.Misuse("--empty drops everything, and a live database is never emptied");
        return origin.get();
    }
}
