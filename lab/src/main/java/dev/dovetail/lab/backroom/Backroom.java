package dev.dovetail.lab.backroom;

import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.floor.Hand;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.Delivery;
import dev.dovetail.lab.world.Showpieces;
import dev.dovetail.lab.world.Site;
import dev.dovetail.lab.world.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What is done in warehouses besides the log's orders, each once: goods go to another warehouse, kits are made and taken apart,
 * goods come on plates and without a paper, parcels come back, trucks book doors. Its goods are its own.
 */
public final class Backroom {
    /** The put wall of the eastern warehouse. */
    public static final String WALL = "PW1";

    /** Where the wall, the plates and the source of transfers are. */
    public static final String EAST = "ABE1";

    private static final String WEST = "RNO1";
    private static final String MIDDLE = "IND1";
    private static final long CRATES = 60;
    private static final long JARS = 20;

    private final Floor floor;
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<Story> stories;
    private final Return sale;

    /** @param shift a word that no earlier one of the same house used */
    public Backroom(Api api, World world, Faults faults, InstantSource clock, String shift) {
        this.floor = new Floor(api, world, faults, clock, shift, new Book(), ConcurrentHashMap.newKeySet(), wrong::add);
        this.sale = new Return(floor, EAST, "BACK-" + shift);
        this.stories = List.of(
                new Transfer(floor, EAST, WEST, "TO-" + shift + "-1", 24).story(),
                new Transfer(floor, EAST, MIDDLE, "TO-" + shift + "-2", 9).takenBack(),
                new Transfer(floor, EAST, MIDDLE, "TO-" + shift + "-3", 5).story(),
                new Kit(floor, MIDDLE, "bench-" + shift, "WO-" + shift + "-1", "kit", 4).story(),
                new Kit(floor, MIDDLE, "bench-" + shift, "WO-" + shift + "-2", "de-kit", 2).story(),
                new Pallet(floor, EAST, "plates-" + shift).story(),
                sale.ofOrder(),
                new Return(floor, EAST, "UNKNOWN-" + shift).ofNobody(),
                new Blind(floor, MIDDLE, "blind-" + shift).story(),
                new Door(floor, MIDDLE, "door-" + shift).story());
    }

    /** Benches, doors, a put wall, places for plates and for what is not sold, and what plates are numbered by. */
    public void open() {
        put(
                "/warehouses/" + MIDDLE + "/layout",
                Map.of("locations", List.of(place(Kit.BENCH, "bench"), place(Door.DOOR, "dock"))));
        var places = new ArrayList<Map<String, Object>>();
        places.add(place(Pallet.OTHER_DOCK, "dock"));
        places.add(place("QUALITY-1", "quality"));
        places.add(place("DAMAGED-1", "damaged"));
        for (var code : List.of(Pallet.FIRST, Pallet.SECOND, Pallet.THIRD)) places.add(shelf(code, places.size()));
        put("/warehouses/" + EAST + "/layout", Map.of("locations", places));
        put("/warehouses/" + EAST + "/walls/" + WALL, Map.of("slots", 40));
        put("/warehouses/" + EAST + "/company-prefix", Map.of("prefix", "4012345", "extension", 3));
    }

    private void put(String path, Object body) {
        floor.api().put(path, body).must("setting up " + path);
    }

    private static Map<String, Object> place(String code, String kind) {
        return Map.of("code", code, "kind", kind);
    }

    private static Map<String, Object> shelf(String code, int bay) {
        return Map.of(
                "code", code, "kind", "reserve", "zone", "P", "aisle", 98, "bay", bay, "level", 1, "side", "left");
    }

    /** What lies in the bins when the day begins. */
    public List<Delivery> stock() {
        floor.book().in(Showpieces.CRATE, CRATES);
        floor.book().in(Showpieces.JAR, JARS);
        floor.book().in(Showpieces.LID, 2 * JARS);
        var parts = List.of(new Delivery.Line(Showpieces.JAR, JARS), new Delivery.Line(Showpieces.LID, 2 * JARS));
        return List.of(
                new Delivery(EAST, "backroom-" + EAST, List.of(new Delivery.Line(Showpieces.CRATE, CRATES))),
                new Delivery(MIDDLE, "backroom-" + MIDDLE, parts));
    }

    /** Everybody, to be stepped once the stock lies in the bins. */
    public List<Hand> hands() {
        return List.copyOf(stories);
    }

    /** Units of its goods that somebody of the crew did not find. */
    public void lost(String sku, long units) {
        floor.book().lost(sku, units);
    }

    /** Orders that it placed itself. */
    public int captured() {
        return sale.sold() ? 1 : 0;
    }

    public boolean over() {
        return stories.stream().allMatch(Story::over);
    }

    /** What went otherwise than it should, and what is not over. */
    public List<String> problems() {
        var problems = new ArrayList<>(wrong);
        stories.stream().filter(story -> !story.over()).map(Story::toString).forEach(problems::add);
        if (!over()) return problems;
        var nodes = floor.world().sites().stream()
                .filter(Site::ships)
                .map(Site::code)
                .toList();
        problems.addAll(floor.book().differences(floor.api(), nodes));
        return problems;
    }
}
