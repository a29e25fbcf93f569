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

    Loader(Station station, Handheld handheld) {
        this.station = station;
        this.handheld = handheld;
    }

    @Override
    public boolean step() {
        var cartons = handheld.fetch("load", Handheld.BATCH);
        var scans = new ArrayList<Scan>();
        for (var carton : cartons) {
            carriers.add(carton.path("carrier").asString());
            scans.add(Scan.of(
                    handheld.id(), "load", "carton", carton.path("carton").asString()));
        }
        long good = 0;
        if (!scans.isEmpty()) {
            var results = handheld.post(scans);
            station.report(results);
            good = results.stream().filter(Scan.Result::good).count();
        }
        loaded += (int) good;
        if (loaded > 0 && (loaded >= TRUCK || cartons.isEmpty())) depart();
        return good > 0;
    }

    private void depart() {
        List<Scan> departures = carriers.stream()
                .map(carrier -> Scan.of(handheld.id(), "depart", "carrier", carrier))
                .toList();
        station.report(handheld.post(departures));
        loaded = 0;
    }
}
