package dev.dovetail.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.lab.log.Invoice;
import dev.dovetail.lab.log.RetailLog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final RetailLog LOG = RetailLog.builtIn();
    private static final World WORLD = new World(LOG);

    @Test
    void every_code_of_the_log_is_in_the_catalog_upper_cased_beside_what_the_demo_adds() {
        assertThat(WORLD.goods()).hasSize(2917 + Showpieces.described().size());
        assertThat(WORLD.good("15056BL").description()).isEqualTo("EDWARDIAN PARASOL BLACK");
        assertThat(WORLD.goods()).allMatch(g -> g.sku().equals(g.sku().toUpperCase(java.util.Locale.ROOT)));
    }

    @Test
    void postage_and_its_like_are_services() {
        var services =
                WORLD.goods().stream().filter(g -> !g.ships()).map(Good::sku).collect(Collectors.toSet());

        assertThat(services).contains("POST", "DOT", "C2", "M", "BANK CHARGES", "AMAZONFEE", "GIFT_0001_40");
        assertThat(services).noneMatch(sku -> sku.matches("\\d{5}.*"));
    }

    @Test
    void barcodes_are_unique_and_end_in_their_check_digit() {
        var seen = new HashSet<String>();
        for (var good : WORLD.goods())
            for (var pack : good.packs())
                for (var code : pack.barcodes()) {
                    assertThat(seen.add(code)).as(code).isTrue();
                    assertThat(Barcodes.checkDigit(code.substring(0, code.length() - 1)))
                            .isEqualTo(code.charAt(code.length() - 1) - '0');
                }
        assertThat(Barcodes.checkDigit("629104150021")).isEqualTo(3); // the example of the GS1 General Specifications
    }

    @Test
    void a_customer_lives_in_one_place_and_an_invoice_without_one_in_its_own() {
        var named = LOG.invoices().stream()
                .filter(i -> i.customer().isPresent())
                .collect(Collectors.groupingBy(i -> i.customer().orElseThrow()));
        named.values()
                .forEach(invoices ->
                        assertThat(invoices.stream().map(WORLD::home)).containsOnly(WORLD.home(invoices.getFirst())));

        var nobodys = LOG.invoices().stream()
                .filter(i -> i.customer().isEmpty() && !i.cancels())
                .map(WORLD::home)
                .map(Home::postalCode)
                .collect(Collectors.toSet());
        assertThat(nobodys).hasSizeGreaterThan(200);
    }

    @Test
    void stock_covers_most_of_the_demand_but_not_all() {
        var opening = units(WORLD.openingStock());
        long demand = 0;
        long covered = 0;
        for (var e : demand().entrySet()) {
            demand += e.getValue();
            covered += Math.min(e.getValue(), opening.getOrDefault(e.getKey(), 0L));
        }

        assertThat((double) covered / demand).isBetween(0.8, 0.995);
        assertThat(WORLD.laterStock()).isNotEmpty();
        assertThat(units(WORLD.laterStock()).keySet()).allMatch(sku -> opening.get(sku) < demand().get(sku));
    }

    @Test
    void no_delivery_is_too_long_and_the_supplier_gets_none() {
        assertThat(WORLD.openingStock()).allMatch(d -> d.lines().size() <= Delivery.MOST_LINES);
        assertThat(WORLD.openingStock().stream().map(Delivery::node))
                .contains("RNO1", "IND1", "ABE1", "CHI-S")
                .doesNotContain(WORLD.supplier().code());
        assertThat(WORLD.openingStock().stream().map(Delivery::reference)).doesNotHaveDuplicates();
    }

    private static Map<String, Long> demand() {
        var demand = new HashMap<String, Long>();
        for (Invoice invoice : LOG.invoices()) {
            boolean valid = invoice.rows().stream().noneMatch(r -> r.quantity().startsWith("-"));
            if (invoice.cancels() || !valid) continue;
            for (var row : invoice.rows())
                if (WORLD.good(Catalog.code(row)).ships())
                    demand.merge(Catalog.code(row), Long.parseLong(row.quantity()), Long::sum);
        }
        return demand;
    }

    private static Map<String, Long> units(Iterable<Delivery> deliveries) {
        var units = new HashMap<String, Long>();
        for (var delivery : deliveries)
            for (var line : delivery.lines()) units.merge(line.sku(), line.quantity(), Long::sum);
        return units;
    }
}
