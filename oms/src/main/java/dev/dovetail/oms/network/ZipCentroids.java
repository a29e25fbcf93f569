package dev.dovetail.oms.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Where US postal codes lie: 42,249 centroids from the npm package zipcodes 8.0.0 (BSD-3-Clause, see NOTICE), kept in three arrays. */
final class ZipCentroids {
    private static final String RESOURCE = "/geo/us-zip.csv.gz";
    private static final int EXPECTED = 43_000;

    private final int[] zips;
    private final float[] lats;
    private final float[] lons;

    private ZipCentroids(int[] zips, float[] lats, float[] lons) {
        this.zips = zips;
        this.lats = lats;
        this.lons = lons;
    }

    /** Takes {@code 12345} and {@code 12345-6789}. Military codes without a place are unknown. */
    Optional<Place> find(String postal) {
        if (!postal.matches("\\d{5}(-\\d{4})?")) return Optional.empty();
        int at = Arrays.binarySearch(zips, Integer.parseInt(postal.substring(0, 5)));
        return at < 0 ? Optional.empty() : Optional.of(new Place(lats[at], lons[at]));
    }

    static ZipCentroids load() {
        var zips = new int[EXPECTED];
        var lats = new float[EXPECTED];
        var lons = new float[EXPECTED];
        int n = 0;
        try (var in = Objects.requireNonNull(ZipCentroids.class.getResourceAsStream(RESOURCE));
                var reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine(), n++) {
                int comma = line.indexOf(',', 6);
                zips[n] = Integer.parseInt(line.substring(0, 5));
                lats[n] = Float.parseFloat(line.substring(6, comma));
                lons[n] = Float.parseFloat(line.substring(comma + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ZipCentroids(Arrays.copyOf(zips, n), Arrays.copyOf(lats, n), Arrays.copyOf(lons, n));
    }
}
