package dev.dovetail.ground.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's own programs, unpacked once for each installation from the archive on the class path. */
final class Binaries {
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

    private Binaries() {}

    /**
     * The directory with {@code bin}, {@code lib} and {@code share}. Unpacks beside it and renames, so that nobody ever
     * sees half of it; of two who unpack at once, one wins and both go on.
     */
    static Path unpackTo(Path parent) {
        String archive = archive();
        Path target = parent.resolve(archive.replace(".txz", "-18.6"));
        if (Files.exists(target.resolve(".complete"))) return target;
        try (InputStream packed = Binaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null)
                throw new Storage.Fault("there is no embedded PostgreSQL for this machine (" + archive
                        + "); name your own PostgreSQL in DOVETAIL_DB_URL");
            Files.createDirectories(parent);
            Path fresh = Files.createTempDirectory(parent, ".unpacking");
            Files.setPosixFilePermissions(fresh, PROGRAM);
            unpack(packed, fresh);
            Files.createFile(fresh.resolve(".complete"));
            publish(fresh, target);
            return target;
        } catch (IOException e) {
            throw new Storage.Fault("cannot unpack PostgreSQL to " + target + ": " + e.getMessage(), e);
        }
    }

    private static void publish(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            FileSystemUtils.deleteRecursively(fresh);
            if (!Files.exists(target.resolve(".complete"))) throw e;
        }
    }

    private static void unpack(InputStream packed, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = into.resolve(entry.getName()).normalize();
                if (!path.startsWith(into)) throw new IOException("an entry leaves its directory: " + entry.getName());
                write(tar, entry, path);
            }
        }
    }

    private static void write(InputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PROGRAM);
            return;
        }
        Path parent = path.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            Files.createDirectories(parent);
            Files.setPosixFilePermissions(parent, PROGRAM);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            Files.setPosixFilePermissions(path, (entry.getMode() & 0100) == 0 ? FILE : PROGRAM);
        }
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + machine + ".txz";
    }
}
