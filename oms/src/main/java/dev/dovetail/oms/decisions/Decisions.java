package dev.dovetail.oms.decisions;

import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.decisions.DecisionStore.New;
import dev.dovetail.oms.decisions.DecisionStore.Row;
import dev.dovetail.oms.sourcing.Sourcing;
import dev.dovetail.oms.sourcing.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps choices and reads them back. */
@Service
public class Decisions {
    /** From so many on, reading them takes longer than sharing the work among processors. */
    private static final int MANY = 100;

    private final DecisionStore store;
    private final Transactions transactions;
    private final Json json;
    private final IdSource ids;
    private volatile @Nullable Scene last;

    Decisions(DecisionStore store, Transactions transactions, Json json, IdSource ids) {
        this.store = store;
        this.transactions = transactions;
        this.json = json;
        this.ids = ids;
    }

    /** Keeps choices in the caller's transaction: a constant number of statements, however many. */
    public void record(List<Decided> decided, Instant at) {
        if (decided.isEmpty()) return;
        var scenes = new IdentityHashMap<World, Scene>();
        for (var one : decided) scenes.computeIfAbsent(one.snapshot().world(), this::scene);
        var rows = decided.stream().map(one -> row(one, scenes)).toList();
        transactions.run(() -> {
            if (store.insert(rows, at)) return;
            for (var scene : scenes.values()) store.keep(scene.hash(), scene.body());
            if (!store.insert(rows, at)) throw new IllegalStateException("a scene is gone that was just kept");
        });
    }

    private New row(Decided one, Map<World, Scene> scenes) {
        var scene = Objects.requireNonNull(scenes.get(one.snapshot().world()));
        var kept = new Kept(Inputs.of(one.demand(), one.snapshot()), Decision.Outcome.of(one.sourced()));
        return new New(ids.next(one.order().slot()), one.order().value(), one.purpose(), scene.hash(), kept.bytes());
    }

    /** Worlds are made anew only when something changes, and every choice until then is made in one of them. */
    private Scene scene(World world) {
        var known = last;
        if (known == null || known.world() != world) {
            var body = json.write(Inputs.Scene.of(world));
            known = new Scene(world, hash(body), body);
            last = known;
        }
        return known;
    }

    private record Scene(World world, byte[] hash, String body) {}

    /** Every choice of an order, the oldest first. */
    public List<Decision> list(OrderId order) {
        var rows = store.list(order);
        var worlds = worlds(rows);
        return rows.stream().map(row -> decision(row, world(row, worlds))).toList();
    }

    /** Makes a choice again from what was kept. Refuses {@code decisions.not-found}. */
    public Decision.Again again(OrderId order, long id) {
        var row = store.list(order).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("decisions.not-found", Map.of("decision", Long.toString(id)))));
        var world = world(row, worlds(List.of(row)));
        var kept = kept(row, world);
        var inputs = kept.inputs();
        var now = new Kept(inputs, Decision.Outcome.of(Sourcing.source(inputs.demand(), inputs.snapshot(world))));
        return new Decision.Again(same(now, row), kept.outcome(), now.outcome());
    }

    private boolean same(Kept now, Row row) {
        return row.packed() == null
                ? json.write(now.outcome()).equals(row.outcome())
                : Arrays.equals(now.bytes(), row.packed());
    }

    private Kept kept(Row row, World world) {
        return row.packed() == null
                ? new Kept(inputs(row), json.read(Objects.requireNonNull(row.outcome()), Decision.Outcome.class))
                : Kept.of(row.packed(), world);
    }

    private Inputs inputs(Row row) {
        return row.packed() == null
                ? json.read(Objects.requireNonNull(row.inputs()), Inputs.class)
                : Kept.inputs(row.packed());
    }

    private Map<String, World> worlds(List<Row> rows) {
        var worlds = new HashMap<String, World>();
        store.scenes(rows.stream().map(Row::scene).toList())
                .forEach((hash, body) ->
                        worlds.put(hash, json.read(body, Inputs.Scene.class).world()));
        return worlds;
    }

    private static World world(Row row, Map<String, World> worlds) {
        return Objects.requireNonNull(worlds.get(HexFormat.of().formatHex(row.scene())));
    }

    /** What the captures of these orders were made from, by order. A constant number of statements. */
    public Map<Long, Remade> captures(long[] orders) {
        var remade = new HashMap<Long, Remade>();
        remade(store.captures(orders)).forEach((row, one) -> remade.put(row.order(), one));
        return remade;
    }

    /** What promises were made from, by the promise and its purpose: {@code 42 promise:ground}. */
    public Map<String, Remade> promises(long[] promises) {
        var remade = new HashMap<String, Remade>();
        remade(store.promises(promises)).forEach((row, one) -> remade.put(row.order() + " " + row.purpose(), one));
        return remade;
    }

    private Map<Row, Remade> remade(List<Row> rows) {
        var worlds = worlds(rows);
        var some = rows.size() < MANY ? rows.stream() : rows.parallelStream();
        var made = some.map(row -> remade(row, worlds)).toList();
        var remade = new IdentityHashMap<Row, Remade>();
        for (int i = 0; i < made.size(); i++) remade.put(rows.get(i), made.get(i));
        return remade;
    }

    private Remade remade(Row row, Map<String, World> worlds) {
        var inputs = inputs(row);
        return new Remade(inputs.demand(), inputs.snapshot(world(row, worlds)));
    }

    private Decision decision(Row row, World world) {
        var kept = kept(row, world);
        return new Decision(
                Long.toString(row.id()),
                Long.toString(row.order()),
                row.at(),
                row.purpose(),
                HexFormat.of().formatHex(inputsHash(row, kept)),
                kept.outcome());
    }

    /** It follows from the rest, and is worked out for who asks. */
    private byte[] inputsHash(Row row, Kept kept) {
        return row.inputsHash() == null
                ? hash(json.write(kept.inputs()) + HexFormat.of().formatHex(row.scene()))
                : row.inputsHash();
    }

    /** 16 bytes of SHA-256. */
    private static byte[] hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }
}
