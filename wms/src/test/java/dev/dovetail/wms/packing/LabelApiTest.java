package dev.dovetail.wms.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Role;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.floor.Outside;
import dev.dovetail.wms.layout.Layout;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.MediaType;

@ExtendWith(PostgresExtension.class)
class LabelApiTest {
    private final WarehouseHouse house;

    LabelApiTest(TestDatabase db) {
        house = new WarehouseHouse(db);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_label_is_had_as_the_carrier_gave_it_once_there_is_one() {
        var floor = new Handheld(house, house.warehouse(1)).knows("MUG");
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 1);
        var carton = floor.packed("L-", List.of(floor.released(new Line(1, 1, "MUG", 1))))
                .getFirst();
        var view = house.get(PackingView.class);
        var api = new LabelApi(
                house.get(Layout.class),
                view,
                house.get(Packing.class),
                house.get(VoidStore.class),
                house.get(Transactions.class),
                new Body(),
                house::now);
        var printer = new Caller("bench-1", Role.FLOOR, 0, Set.of(), "api");
        var node = floor.warehouse().node();
        long parcel = view.byCarton(node, List.of(carton)).get(carton).id().value();

        assertThatThrownBy(() -> api.label(printer, floor.warehouse().code(), parcel))
                .hasMessageContaining("packing.no-label");
        new Outside(house).deliver();
        var label = api.label(printer, floor.warehouse().code(), parcel);
        api.label(printer, floor.warehouse().code(), parcel);

        assertThat(label.getHeaders().getContentType()).isEqualTo(MediaType.IMAGE_GIF);
        assertThat(label.getBody()).asString().isEqualTo("GIF");
        assertThat(api.labels(floor.warehouse().code(), parcel).prints())
                .extracting(VoidStore.Print::who, VoidStore.Print::trackingNumber)
                .containsExactly(tuple("bench-1", "1Z" + parcel), tuple("bench-1", "1Z" + parcel));
        assertThat(floor.tasks("ann", "load", 5))
                .extracting(task -> task.get("carton"))
                .containsExactly(carton);
    }
}
