package dev.dovetail.lab.floor;

import dev.dovetail.lab.faults.Fault;
import java.util.Map;

/** Lets waves onto the floor of a warehouse that works in waves; now and then one is thought better of and taken back. */
final class Foreman implements Hand {
    static final String TEMPLATE = "ALL";
    private static final int BACK_PER_MILLE = 100;

    private final Station station;
    private final Handheld handheld;

    Foreman(Station station, Handheld handheld) {
        this.station = station;
        this.handheld = handheld;
    }

    @Override
    public boolean step() {
        if (!handheld.releaseMode().equals("waves")) return false;
        var reply = handheld.post("/waves", Map.of("template", TEMPLATE));
        if (reply.code().equals("waves.nothing-waits")) return false;
        var wave = reply.must("a wave at " + station.node()).body().path("id").asString();
        if (station.faults().strikes(Fault.WAVE_BACK, wave, BACK_PER_MILLE)) takeBack(wave);
        return true;
    }

    private void takeBack(String wave) {
        var reply = handheld.post("/waves/" + wave + "/take-back", Map.of());
        if (!reply.ok() && !reply.code().equals("waves.begun")) station.watch().refused("take-back", reply.code());
    }
}
