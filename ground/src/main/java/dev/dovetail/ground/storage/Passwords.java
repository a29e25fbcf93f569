package dev.dovetail.ground.storage;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The generated passwords of the embedded PostgreSQL's three roles, in a file that only its owner may read. */
record Passwords(String superuser, String owner, String app) {
    private static final String FILE = "passwords";

    static Passwords readOrMake(Home home) {
        if (!Files.exists(home.resolve(FILE))) save(home, new Passwords(random(), random(), random()));
        return read(home);
    }

    static Passwords read(Home home) {
        var stored = new Properties();
        try (var in = Files.newBufferedReader(home.resolve(FILE))) {
            stored.load(in);
        } catch (IOException e) {
            throw new Storage.Fault("cannot read " + home.resolve(FILE) + ": " + e.getMessage(), e);
        }
        return new Passwords(
                stored.getProperty("superuser", ""), stored.getProperty("owner", ""), stored.getProperty("app", ""));
    }

    @Override
    public String toString() {
        return "Passwords";
    }

    private static void save(Home home, Passwords made) {
        var stored = new Properties();
        stored.setProperty("superuser", made.superuser);
        stored.setProperty("owner", made.owner);
        stored.setProperty("app", made.app);
        var text = new StringWriter();
        try {
            stored.store(text, "The roles of this installation's own PostgreSQL.");
        } catch (IOException e) {
            throw new IllegalStateException("a StringWriter never fails", e);
        }
        home.writePrivate(FILE, text.toString());
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
