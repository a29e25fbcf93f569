package dev.dovetail.lab.carrier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The carrier's own books. With a journal it remembers over a crash of the lab, as a real carrier would. */
final class Shipments {
    private final Map<String, Shipment> byTracking = new LinkedHashMap<>();
    private final Map<String, List<String>> byReference = new LinkedHashMap<>();
    private final @Nullable Path journal;

    Shipments(@Nullable Path journal) {
        this.journal = journal;
        if (journal != null && Files.exists(journal)) read(journal);
    }

    synchronized Shipment make(String shipper, String service, String reference, String format) {
        String tracking = TrackingNumber.make(shipper, service, byTracking.size() + 1L);
        var shipment = new Shipment(tracking, reference, shipper, format, false);
        keep(shipment);
        write(shipment);
        return shipment;
    }

    synchronized List<Shipment> live(String shipper, String reference) {
        return byReference.getOrDefault(reference, List.of()).stream()
                .map(byTracking::get)
                .filter(s -> s != null && !s.voided() && s.shipper().equals(shipper))
                .toList();
    }

    synchronized Optional<Shipment> find(String tracking) {
        return Optional.ofNullable(byTracking.get(tracking));
    }

    /** Whether there was something to void. */
    synchronized boolean cancel(String tracking) {
        var shipment = byTracking.get(tracking);
        if (shipment == null || shipment.voided()) return false;
        keep(shipment.asVoided());
        write(shipment.asVoided());
        return true;
    }

    synchronized List<Shipment> all() {
        return List.copyOf(byTracking.values());
    }

    private void keep(Shipment shipment) {
        if (byTracking.put(shipment.tracking(), shipment) == null)
            byReference
                    .computeIfAbsent(shipment.reference(), _ -> new ArrayList<>())
                    .add(shipment.tracking());
    }

    private void write(Shipment s) {
        if (journal == null) return;
        String line = String.join("\t", s.tracking(), s.reference(), s.shipper(), s.format(), "" + s.voided()) + "\n";
        try {
            Files.writeString(
                    journal, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path file) {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.map(line -> line.split("\t", -1))
                    .filter(f -> f.length == 5)
                    .forEach(f -> keep(new Shipment(f[0], f[1], f[2], f[3], Boolean.parseBoolean(f[4]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
