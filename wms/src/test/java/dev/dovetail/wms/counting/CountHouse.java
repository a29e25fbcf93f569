package dev.dovetail.wms.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What tests of counts share: a house, and after each of them a look at all that must hold. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CountHouse {
    static final String FIRST = "A-01-01-1";
    static final String SECOND = "A-01-02-1";

    final TestDatabase db;
    final WarehouseHouse house;

    CountHouse(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    /** A warehouse of three bins, with MUGs in the first. */
    Counted scene(long mugs) {
        var scene = new Counted(house, db, 3);
        if (mugs > 0) house.stock(scene.floor.warehouse(), FIRST, "MUG", mugs);
        return scene;
    }

    static String code(ThrowingCallable call) {
        return catchThrowableOfType(Refused.class, call).refusal().code();
    }

    static List<String> codes(List<Handheld.Result> results) {
        return results.stream().map(Handheld.Result::code).toList();
    }
}
