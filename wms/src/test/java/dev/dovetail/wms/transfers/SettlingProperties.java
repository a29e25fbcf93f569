package dev.dovetail.wms.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.Goods;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is counted of cartons and given up for lost, in whatever order and however often, each unit that was sent ends once. */
class SettlingProperties {
    private static final List<String> LOTS = List.of("", "A", "B");
    private static final List<String> SKUS = List.of("MUG", "CUP");

    /** @param units 0 where all that is in transit is given up for lost */
    private record Told(long parcel, String sku, String lot, long units) {}

    @Provide
    Arbitrary<List<TransitRow>> sent() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.of(SKUS),
                        Arbitraries.of(LOTS),
                        Arbitraries.longs().between(1, 9))
                .as((parcel, sku, lot, units) -> new TransitRow(
                        new FulfillmentOrderId(7),
                        new ParcelId(parcel),
                        new Sku(1, sku),
                        lot,
                        units,
                        0,
                        0,
                        Instant.EPOCH))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements(TransitRow::key);
    }

    @Provide
    Arbitrary<List<Told>> facts() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 4),
                        Arbitraries.of(SKUS),
                        Arbitraries.of(LOTS),
                        Arbitraries.longs().between(0, 9))
                .as(Told::new)
                .list()
                .ofMaxSize(25);
    }

    @Property
    void shipped_is_in_transit_arrived_or_lost_and_the_ledger_moves_as_the_rows_do(
            @ForAll("sent") List<TransitRow> sent, @ForAll("facts") List<Told> facts) {
        var rows = sent;
        long counted = 0;
        long arrived = 0;
        for (var told : facts) {
            var settling = new Settling(rows, List.of());
            if (told.units() == 0) settling.lose();
            else
                settling.arrive(
                        new ParcelId(told.parcel()),
                        new Goods(1, told.sku(), told.lot(), null, told.units(), List.of()));
            counted += told.units();
            arrived += moved(settling, false);
            var after = settling.after();
            checked(rows, after, settling);
            rows = after;
        }
        assertThat(arrived).isLessThanOrEqualTo(counted);
        assertThat(rows.stream().mapToLong(TransitRow::arrived).sum()).isEqualTo(arrived);
    }

    private static long moved(Settling settling, boolean lost) {
        return settling.parts().stream()
                .filter(part -> part.isLost() == lost)
                .mapToLong(Settling.Part::units)
                .sum();
    }

    private static void checked(List<TransitRow> before, List<TransitRow> after, Settling settling) {
        assertThat(after).hasSameSizeAs(before);
        for (var row : after) {
            assertThat(row.inTransit() + row.arrived() + row.lost()).isEqualTo(row.sent());
            assertThat(List.of(row.inTransit(), row.arrived(), row.lost())).allMatch(units -> units >= 0);
        }
        assertThat(settling.parts()).allMatch(part -> part.units() > 0);
        assertThat(sum(after) - sum(before)).isEqualTo(moved(settling, false));
    }

    private static long sum(List<TransitRow> rows) {
        return rows.stream().mapToLong(TransitRow::arrived).sum();
    }

    @Property
    void giving_up_for_lost_twice_is_giving_up_once(@ForAll("sent") List<TransitRow> sent) {
        var once = new Settling(sent, List.of());
        once.lose();
        var twice = new Settling(new ArrayList<>(once.after()), List.of());
        twice.lose();

        assertThat(twice.parts()).isEmpty();
        assertThat(twice.after()).isEqualTo(once.after());
    }
}
