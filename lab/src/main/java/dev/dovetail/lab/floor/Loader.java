package dev.dovetail.lab.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Loads labelled cartons, and lets the truck go when it is full enough or nothing more comes. */
final class Loader implements Hand {
    private static final int TRUCK = 100;

    private final Station station;
    private final Handheld handheld;
    private final TreeSet<String> carriers = new TreeSet<>();
    private int loaded;

    /** Who came before may have loaded cartons and never seen them go. */
    private boolean perhapsLoaded = true;

    Loader(Station station, Handheld handheld) {
        this.station = station;
        this.handheld = handheld;
    }

    @Override
    public boolean step() {
        if (carriers.isEmpty()) carriers.add(handheld.carrier());
        var cartons = handheld.fetch("load", Handheld.BATCH);
        var scans = new ArrayList<Scan>();
        for (var carton : cartons) {
            carriers.add(carton.path("carrier").asString());
            scans.add(Scan.of(
                    handheld.id(), "load", "carton", carton.path("carton").asString()));
        }
        long good = 0;
        if (!scans.isEmpty()) {
            perhapsLoaded = true;
            var results = handheld.post(scans);
            station.report(results);
            good = results.stream().filter(Scan.Result::good).count();
        }
        loaded += (int) good;
        if (loaded >= TRUCK || perhapsLoaded && cartons.isEmpty()) depart();
        return good > 0;
    }

    private void depart() {
        List<Scan> departures = carriers.stream()
                .map(carrier -> Scan.of(handheld.id(), "depart", "carrier", carrier))
                .toList();
        var results = handheld.post(departures);
        station.report(results.stream()
                .filter(result -> !result.code().equals("dispatch.nothing-loaded"))
                .toList());
        loaded = 0;
        perhapsLoaded = false;
    }
}
