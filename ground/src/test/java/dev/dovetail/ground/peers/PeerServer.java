package dev.dovetail.ground.peers;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Role;
import dev.dovetail.ground.handoff.Arrivals;
import dev.dovetail.ground.handoff.Enclosure;
import dev.dovetail.ground.handoff.Peering;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.IdSource;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A Dovetail that peers can reach over real HTTP, and the sender's side of the way to it. */
public final class PeerServer implements AutoCloseable {
    public static final String SECRET = "a-secret-of-the-pair-that-is-long-enough";

    private final ConfigurableApplicationContext context;

    /** @param arrivals asked for at each call, so that one server may serve many tests */
    public PeerServer(DataSource database, InstantSource clock, Supplier<Arrivals> arrivals) {
        context = new SpringApplicationBuilder(App.class)
                .initializers(made -> {
                    var beans = (GenericApplicationContext) made;
                    beans.registerBean(
                            DataSource.class,
                            () -> database,
                            shared -> ((AbstractBeanDefinition) shared).setDestroyMethodName(""));
                    beans.registerBean(InstantSource.class, () -> clock);
                    beans.registerBean(Arrivals.class, () -> new Latest(arrivals));
                    beans.registerBean(Vault.class, () -> vault(database, 1));
                })
                .properties(
                        "server.port=0",
                        "spring.flyway.enabled=false",
                        "spring.main.banner-mode=off",
                        "logging.level.root=warn",
                        "dovetail.deliveries=manual")
                .run();
    }

    /** No component itself: another program's scan of this package must not find it. */
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration"
            })
    @ComponentScan({"dev.dovetail.ground.edge", "dev.dovetail.ground.json", "dev.dovetail.ground.peers"})
    static class App {
        @Bean
        IdSource ids(InstantSource clock) {
            return new IdSource(clock, 0);
        }

        @Bean
        Audit audit(JdbcClient jdbc, IdSource ids) {
            return new Audit(jdbc, ids);
        }

        @Bean
        Enclosure letters() {
            return letter();
        }

        @Bean
        RandomGenerator chance() {
            return new Random(1);
        }

        @Bean
        Transactions transactions(PlatformTransactionManager manager) {
            return new Transactions(manager);
        }
    }

    private record Latest(Supplier<Arrivals> now) implements Arrivals {
        @Override
        public Peering.Answer.Told take(
                Peering.Batch batch,
                Set<Integer> nodes,
                java.util.function.Consumer<List<dev.dovetail.ground.handoff.Message>> beforehand) {
            return now.get().take(batch, nodes, beforehand);
        }

        @Override
        public List<Peering.Receipt> held(String peer) {
            return now.get().held(peer);
        }

        @Override
        public int setBack(String peer, Collection<Peering.Receipt> held) {
            return now.get().setBack(peer, held);
        }

        @Override
        public int compare(String peer, Collection<Peering.Receipt> held) {
            return now.get().compare(peer, held);
        }

        @Override
        public long waiting(Peering.Way way) {
            return now.get().waiting(way);
        }
    }

    public static Vault vault(DataSource database, int master) {
        byte[] key = new byte[32];
        key[0] = (byte) master;
        return Vault.of(JdbcClient.create(database), Base64.getEncoder().encodeToString(key));
    }

    /** Where it can be reached. */
    public String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** As a release: its body names the contact that it needs. */
    public static Enclosure letter() {
        return new Enclosure() {
            @Override
            public String type() {
                return "seam.test.v1";
            }

            @Override
            public ContactId contact(String body) {
                return new ContactId(body.startsWith("to ") ? Long.parseLong(body.substring(3)) : 1);
            }
        };
    }

    /** Takes a sender's row away; how many messages for it stay. */
    public long remove(String sender, boolean force) {
        var caller = new Caller("ada", Role.ADMIN, 1, Set.of(), "api");
        return context.getBean(PeerApi.class).remove(sender, force, caller).waiting();
    }

    public boolean knows(String sender) {
        return context.getBean(PeerStore.class).standings().stream()
                .anyMatch(one -> one.peer().code().equals(sender));
    }

    /** Lets a sender in, under a name. */
    public void admit(String sender, String ourName, Set<Integer> nodes) {
        var peers = context.getBean(PeerStore.class);
        peers.save(new Peer(sender, "http://unreachable.test", SECRET, ourName, "nobody", nodes));
        peers.forget();
    }

    /** The sender's side, over its own database. */
    public static Peering peering(
            DataSource database,
            InstantSource clock,
            Vault vault,
            Collection<Enclosure> enclosures,
            String url,
            Way... ways) {
        var jdbc = JdbcClient.create(database);
        var store = new PeerStore(jdbc, vault);
        for (var way : ways)
            store.save(new Peer(way.peer(), url, way.secret(), way.ourName(), way.takes(), way.nodes()));
        var json = new Json();
        var random = new Random(3);
        return new HttpPeering(
                store,
                new PeerCalls(json, clock, random),
                new PeerContacts(enclosures, vault, json, jdbc),
                new Links(store, clock, random));
    }

    /** What is sent where, and as whom. */
    public record Way(String peer, String ourName, String secret, String takes, Set<Integer> nodes) {
        public Way(String peer, String ourName, String takes, Set<Integer> nodes) {
            this(peer, ourName, SECRET, takes, nodes);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
