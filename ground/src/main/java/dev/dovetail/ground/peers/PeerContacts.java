package dev.dovetail.ground.peers;

import dev.dovetail.ground.handoff.Enclosure;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.vault.Contact;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.Malformed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names and addresses go from vault to vault: opened here, sealed for the peer, and sealed there under its own master key. */
@Component
class PeerContacts {
    private static final String KEEP = """
            insert into ground.contact (slot, id, key_id, sealed)
            select * from unnest(cast(:slots as smallint[]), :ids, :keyIds, :sealed)
            on conflict do nothing
            """;

    private static final Logger log = LoggerFactory.getLogger(PeerContacts.class);

    private final Map<String, Enclosure> enclosures = new TreeMap<>();
    private final Vault vault;
    private final Json json;
    private final JdbcClient jdbc;

    PeerContacts(Collection<Enclosure> enclosures, Vault vault, Json json, JdbcClient jdbc) {
        for (var enclosure : enclosures) this.enclosures.put(enclosure.type(), enclosure);
        this.vault = vault;
        this.json = json;
        this.jdbc = jdbc;
    }

    /** Those that the messages need; an erased one is left out, and the message goes without it. */
    List<Wire.Contact> enclose(Peer peer, Collection<Message> messages) {
        var wanted = new ArrayList<ContactId>();
        for (var message : messages) {
            var enclosure = enclosures.get(message.type());
            if (enclosure != null) wanted.add(enclosure.contact(message.body()));
        }
        var key = new PeerKey(peer.secret());
        var enclosed = new ArrayList<Wire.Contact>();
        new TreeMap<>(byNumber(vault.openAll(wanted)))
                .forEach((id, contact) -> enclosed.add(new Wire.Contact(
                        id,
                        Base64.getEncoder()
                                .encodeToString(
                                        key.seal(place(id), json.write(contact).getBytes(StandardCharsets.UTF_8))))));
        return enclosed;
    }

    private static Map<Long, Contact> byNumber(Map<ContactId, Contact> contacts) {
        var numbered = new HashMap<Long, Contact>();
        contacts.forEach((id, contact) -> numbered.put(id.value(), contact));
        return numbered;
    }

    /** Opens what came along; refuses {@code handoff.seal}. */
    Map<ContactId, Contact> open(Peer peer, List<Wire.Contact> enclosed) {
        var key = new PeerKey(peer.secret());
        var opened = new HashMap<ContactId, Contact>();
        for (var one : enclosed)
            try {
                byte[] plain = key.open(place(one.id()), Base64.getDecoder().decode(one.sealed()));
                opened.put(
                        new ContactId(one.id()), json.read(new String(plain, StandardCharsets.UTF_8), Contact.class));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new Malformed("handoff.seal", "/contacts", "a contact is not sealed for us");
            }
        return opened;
    }

    /** Whom these messages name. What nobody can read names nobody; its effect says so itself. */
    private Set<ContactId> named(Collection<Message> messages) {
        Set<ContactId> named = new HashSet<>();
        for (var message : messages) {
            var enclosure = enclosures.get(message.type());
            if (enclosure == null) continue;
            try {
                named.add(enclosure.contact(message.body()));
            } catch (RuntimeException unreadable) {
                log.debug("message {} names nobody", message.id(), unreadable);
            }
        }
        return named;
    }

    /**
     * Keeps those that the messages name in this vault, and no others: a peer puts nobody under an id of its choice. Joins the
     * transaction of the messages that came with them.
     */
    void keep(Map<ContactId, Contact> contacts, Collection<Message> messages) {
        var named = named(messages);
        var ids = contacts.keySet().stream()
                .filter(named::contains)
                .sorted((a, b) -> Long.compare(a.value(), b.value()))
                .toList();
        if (ids.isEmpty()) return;
        var sealed = ids.stream()
                .map(id -> vault.seal(id, java.util.Objects.requireNonNull(contacts.get(id))))
                .toList();
        jdbc.sql(KEEP)
                .param("slots", ids.stream().map(ContactId::slot).toArray(Integer[]::new))
                .param("ids", ids.stream().mapToLong(ContactId::value).toArray())
                .param("keyIds", sealed.stream().map(one -> one.keyId()).toArray(String[]::new))
                .param("sealed", sealed.stream().map(one -> one.bytes()).toArray(byte[][]::new))
                .update();
    }

    private static String place(long id) {
        return "contact/" + id;
    }
}
