package dev.dovetail.ground.storage;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The directory that holds everything of one installation: {@code DOVETAIL_HOME}. */
public record Home(Path path) {
    /** Where {@code DOVETAIL_HOME} points; else /var/lib/dovetail for root and the user's data directory for all others. */
    public static Home of(Map<String, String> environment) {
        String named = environment.getOrDefault("DOVETAIL_HOME", "");
        if (!named.isBlank()) return new Home(Path.of(named).toAbsolutePath().normalize());
        if (isRoot()) return new Home(Path.of("/var/lib/dovetail"));
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = data.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(data);
        return new Home(base.resolve("dovetail").toAbsolutePath());
    }

    /** A file or directory of the installation. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Writes a file that only its owner may read, whole or not at all. */
    public void writePrivate(String name, String text) {
        try {
            Files.createDirectories(path);
            Path fresh = Files.createTempFile(path, name, ".new", PosixFilePermissions.asFileAttribute(ownerOnly()));
            Files.writeString(fresh, text);
            Files.move(fresh, resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Storage.Fault("cannot write " + resolve(name) + ": " + e.getMessage(), e);
        }
    }

    static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    private static java.util.Set<java.nio.file.attribute.PosixFilePermission> ownerOnly() {
        return PosixFilePermissions.fromString("rw-------");
    }
}
