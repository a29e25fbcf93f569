package dev.dovetail.lab.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Gives each household a real place and an invented name, both by a hash, so that it lives there in every run. */
final class Homes {
    private static final String[] FIRST = {
        "Ada", "Björn", "Chloé", "Dana", "Emeka", "Farida", "Grace", "Hiro", "Inés", "José", "Kwame", "Linnea", "Mei",
                "Noor", "Olu",
        "Priya", "Quinn", "Rosa", "Søren", "Thandi", "Uma", "Víctor", "Wren", "Ximena", "Yusuf", "Zoë", "דנה", "محمد",
                "小雨", "Pixie 🧚"
    };
    private static final String[] LAST = {
        "Abara",
        "Baker",
        "Castellanos",
        "Dvořák",
        "Eriksen",
        "Fontaine",
        "García",
        "Haddad",
        "Ito",
        "Jensen",
        "Kowalski",
        "Larsen",
        "Müller",
        "Nakamura",
        "O’Brien",
        "Petrov",
        "Quispe",
        "Rossi",
        "Singh",
        "Tanaka",
        "Ueda",
        "Varga",
        "Washington",
        "Xu",
        "Young",
        "Zhang"
    };
    private static final String[] STREET = {
        "Alder",
        "Birch",
        "Cedar",
        "Dogwood",
        "Elm",
        "Fir",
        "Gum",
        "Hazel",
        "Ironwood",
        "Juniper",
        "Larch",
        "Maple",
        "Oak",
        "Pine",
        "Walnut"
    };

    private record Zip(String postal, double lat, double lon, String city, String region) {}

    private final List<Zip> zips = zips();

    Home of(String household) {
        var zip = zips.get(Stable.pick("zip", household, zips.size()));
        String name = FIRST[Stable.pick("first", household, FIRST.length)] + " "
                + LAST[Stable.pick("last", household, LAST.length)];
        String street = (1 + Stable.pick("house", household, 9900)) + " "
                + STREET[Stable.pick("street", household, STREET.length)] + " St";
        String mailbox = household.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".");
        String phone = String.format("+1555%07d", Stable.pick("phone", household, 10_000_000));
        return new Home(
                name,
                street,
                zip.city,
                zip.region,
                zip.postal,
                "US",
                mailbox + "@example.com",
                phone,
                zip.lat,
                zip.lon);
    }

    private static List<Zip> zips() {
        var source = Objects.requireNonNull(Homes.class.getResourceAsStream("/places/us-zip-sample.csv"));
        try (var in = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> zip(line.split(",", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Zip zip(String[] f) {
        return new Zip(f[0], Double.parseDouble(f[1]), Double.parseDouble(f[2]), f[3], f[4]);
    }
}
