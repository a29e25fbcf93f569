package dev.dovetail.ground.vault;

import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what names a person, and opens it again for those who may see it.
 *
 * <p>Sealing is pure: the caller inserts the {@link Sealed} in its own statement ({@code ground.contact}: slot, id, key_id,
 * sealed). Every value is bound to the row it was sealed for; opened for another row it is {@link SealBroken}.
 */
@Component
public class Vault {
    private static final String READ = """
            select c.id, c.sealed
              from unnest(cast(:slots as smallint[]), cast(:ids as bigint[])) as asked (slot, id)
              join ground.contact c on c.slot = asked.slot and c.id = asked.id
            """;

    private final JdbcClient jdbc;
    private final Envelope envelope;
    private final JsonMapper mapper = JsonMapper.builder().build();

    @Autowired
    Vault(JdbcClient jdbc, MasterKeys keys) {
        this.jdbc = jdbc;
        this.envelope = new Envelope(keys);
    }

    /** @param masterKeys 32 bytes in base64; several, parted by commas, the newest first */
    public static Vault of(JdbcClient jdbc, String masterKeys) {
        return new Vault(jdbc, MasterKeys.parse(masterKeys));
    }

    /** Seals a contact for the row {@code id} of {@code ground.contact}. */
    public Sealed seal(ContactId id, Contact contact) {
        return envelope.seal(place(id.value()), mapper.writeValueAsBytes(contact));
    }

    /** Opens one contact; an erased one is refused with {@code vault.no-such-contact}. */
    public Contact open(ContactId id) {
        var found = openAll(java.util.List.of(id)).get(id);
        if (found == null) throw new Refused(Refused.Kind.NOT_FOUND, Refusal.of("vault.no-such-contact"));
        return found;
    }

    /** Opens many contacts with one statement; those that are no more are left out. */
    public Map<ContactId, Contact> openAll(Collection<ContactId> ids) {
        if (ids.isEmpty()) return Map.of();
        var found = new HashMap<ContactId, Contact>();
        jdbc.sql(READ)
                .param("slots", ids.stream().map(ContactId::slot).toArray(Integer[]::new))
                .param("ids", ids.stream().map(ContactId::value).toArray(Long[]::new))
                .query(row -> {
                    long id = row.getLong("id");
                    byte[] plain = envelope.open(place(id), row.getBytes("sealed"));
                    found.put(new ContactId(id), mapper.readValue(plain, Contact.class));
                });
        return found;
    }

    /** Seals any bytes; {@code place} names table, column and row, and must be the same when they are opened. */
    public Sealed sealBytes(String place, byte[] plain) {
        return envelope.seal(place, plain);
    }

    public byte[] openBytes(String place, byte[] sealed) {
        return envelope.open(place, sealed);
    }

    /** Seals the secret of the partner {@code code}, for {@code ground.partner.secret}. */
    public byte[] sealSecret(String code, String secret) {
        return envelope.seal(secretOf(code), secret.getBytes(StandardCharsets.UTF_8))
                .bytes();
    }

    public String openSecret(String code, byte[] sealed) {
        return new String(envelope.open(secretOf(code), sealed), StandardCharsets.UTF_8);
    }

    private static String place(long contact) {
        return "ground.contact/sealed/" + contact;
    }

    private static String secretOf(String partner) {
        return "ground.partner/secret/" + partner;
    }
}
