package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolesTest {
    @Test
    void nothing_said_is_everything() {
        assertThat(Roles.parse("")).isEqualTo(Roles.ALL);
        assertThat(Roles.parse("all").sides()).isEqualTo(List.of("ground", "carriage", "oms", "wms"));
    }

    @Test
    void a_warehouse_has_no_oms() {
        var roles = Roles.parse("wms:CA1,NY1");

        assertThat(roles.warehouses()).isEqualTo(Set.of("CA1", "NY1"));
        assertThat(roles.sides()).isEqualTo(List.of("ground", "carriage", "wms"));
        assertThat(Roles.parse(roles.toString())).isEqualTo(roles);
    }

    @Test
    void roles_are_parted_by_commas_in_any_order() {
        var roles = Roles.parse("wms:CA1,console,oms");

        assertThat(roles).isEqualTo(new Roles(true, true, Set.of("CA1"), true));
        assertThat(Roles.parse(roles.toString())).isEqualTo(roles);
        assertThat(Roles.parse("console").onlyLooks()).isTrue();
    }

    @Test
    void what_is_no_role_is_refused_by_name() {
        assertThatThrownBy(() -> Roles.parse("omz")).hasMessageContaining("'omz'");
        assertThatThrownBy(() -> Roles.parse("wms:")).hasMessageContaining("''");
        assertThatThrownBy(() -> Roles.parse("oms,")).hasMessageContaining("''");
    }
}
