package dev.dovetail.ground.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.ContactId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(PostgresExtension.class)
class VaultTest {
    private static final String KEY = key(1);
    private static final Contact CANARY = new Contact(
            "Canary Name", null, "1 Canary Street", null, "Oakland", "CA", "94601", "US", "canary@example.com", null);

    private final JdbcClient jdbc;
    private final Vault vault;

    VaultTest(TestDatabase db) {
        this.jdbc = db.jdbc();
        this.vault = Vault.of(jdbc, KEY);
    }

    @Test
    void what_was_sealed_is_opened() {
        var ada = saved(513, CANARY);
        var bob =
                saved(514, new Contact("Bob", "Bob & Co", "2 Way", "Floor 3", "Reno", null, "89501", "US", null, "1"));

        assertThat(vault.open(ada)).isEqualTo(CANARY);
        assertThat(vault.openAll(List.of(ada, bob, new ContactId(999))))
                .hasSize(2)
                .containsEntry(ada, CANARY);
        assertThat(vault.openSecret("shop1", vault.sealSecret("shop1", "whsec")))
                .isEqualTo("whsec");
    }

    @Test
    void a_dump_holds_no_canary() {
        saved(600, CANARY);

        var dump = jdbc.sql("select encode(sealed, 'escape') || key_id from ground.contact")
                .query(String.class)
                .list();

        assertThat(dump).isNotEmpty().noneMatch(row -> row.toLowerCase().contains("canary"));
        assertThat(CANARY.toString() + vault.seal(new ContactId(1), CANARY)).doesNotContain("anary");
    }

    @Test
    void a_value_swapped_to_another_row_does_not_open() {
        var ada = saved(700, CANARY);
        var bob = saved(701, new Contact("Bob", null, "2 Way", null, "Reno", null, "89501", "US", null, null));

        jdbc.sql("update ground.contact b set sealed = a.sealed from ground.contact a where a.id = 700 and b.id = 701")
                .update();

        assertThat(vault.open(ada)).isEqualTo(CANARY);
        assertThatThrownBy(() -> vault.open(bob)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> vault.openSecret("shop2", vault.sealSecret("shop1", "whsec")))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void a_changed_bit_is_noticed() {
        byte[] sealed =
                vault.sealBytes("x", "body".getBytes(StandardCharsets.UTF_8)).bytes();

        for (int i = 0; i < sealed.length; i++) {
            byte[] bent = sealed.clone();
            bent[i] ^= 1;
            assertThatThrownBy(() -> vault.openBytes("x", bent)).isInstanceOf(SealBroken.class);
        }
        assertThatThrownBy(() -> vault.openBytes("x", new byte[3])).isInstanceOf(SealBroken.class);
    }

    @Test
    void after_a_rotation_old_rows_are_read_and_new_rows_use_the_new_key() {
        var old = saved(800, CANARY);

        var rotated = Vault.of(jdbc, key(2) + "," + KEY);
        var fresh = rotated.seal(new ContactId(801), CANARY);

        assertThat(rotated.open(old)).isEqualTo(CANARY);
        assertThat(fresh.keyId()).isNotEqualTo(vault.seal(old, CANARY).keyId());
        assertThatThrownBy(() -> vault.openBytes("ground.contact/sealed/801", fresh.bytes()))
                .hasMessageContaining(fresh.keyId());
    }

    @Test
    void the_first_start_makes_a_private_key_file_and_later_ones_read_it(@TempDir Path home) throws Exception {
        var first = VaultSetup.fromFile(new Home(home));
        var second = VaultSetup.fromFile(new Home(home));

        assertThat(second.primary().id()).isEqualTo(first.primary().id());
        assertThat(Files.getPosixFilePermissions(home.resolve("master.key"))).hasSize(2);
        assertThatThrownBy(() -> MasterKeys.parse("c2hvcnQ=")).hasMessageContaining("32 bytes");
    }

    private ContactId saved(long id, Contact contact) {
        var contactId = new ContactId(id);
        var sealed = vault.seal(contactId, contact);
        jdbc.sql("insert into ground.contact (slot, id, key_id, sealed) values (:slot, :id, :key, :sealed)")
                .param("slot", contactId.slot())
                .param("id", id)
                .param("key", sealed.keyId())
                .param("sealed", sealed.bytes())
                .update();
        return contactId;
    }

    private static String key(int fill) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }
}
