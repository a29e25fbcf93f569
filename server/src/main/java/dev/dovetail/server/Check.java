package dev.dovetail.server;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Invariants;
import dev.dovetail.ground.storage.Storage;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code check}: every invariant against the database of this home, also while the program runs. */
record Check(Home home, Map<String, String> environment) {
    int run(Arguments arguments) {
        try (var storage = Storage.visit(home, environment)) {
            storage.mustBeMigrated();
            var invariants = new Invariants(
                    PublishedInvariants.find(storage.sides()), storage.app().dataSource(), InstantSource.system());
            var broken = invariants.broken();
            if (arguments.has("json")) System.out.println(json(invariants, broken));
            else print(invariants, broken);
            return broken.isEmpty() ? 0 : 1;
        }
    }

    private static String json(Invariants invariants, List<Invariants.Broken> broken) {
        return JsonMapper.builder().build().writeValueAsString(CheckResult.of(invariants, broken));
    }

    private static void print(Invariants invariants, List<Invariants.Broken> broken) {
        System.out.println(invariants.all().size() + " invariants looked at, " + broken.size() + " broken");
        for (var one : broken) {
            System.out.println(one.id() + "  " + one.title());
            one.rows().forEach(row -> System.out.println("    " + row));
        }
    }
}
