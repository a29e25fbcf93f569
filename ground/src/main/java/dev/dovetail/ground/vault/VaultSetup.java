package dev.dovetail.ground.vault;

import dev.dovetail.ground.cipher.AesGcm;
import dev.dovetail.ground.storage.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Finds the master keys: {@code DOVETAIL_MASTER_KEY}, else a private file in the home directory, made at the first start. */
@Configuration(proxyBeanMethods = false)
class VaultSetup {
    private static final String FILE = "master.key";

    @Bean
    MasterKeys masterKeys(Environment environment, ObjectProvider<Home> home) {
        var given = environment.getProperty("DOVETAIL_MASTER_KEY", "");
        if (!given.isBlank()) return MasterKeys.parse(given);
        return fromFile(home.getIfAvailable(() -> Home.of(System.getenv())));
    }

    static MasterKeys fromFile(Home home) {
        var file = home.resolve(FILE);
        try {
            if (!Files.exists(file)) make(file);
            return MasterKeys.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make " + file, e);
        }
    }

    /** Linked into place, so that of two processes that start at once both read the key of the first. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Files.createTempFile(file.getParent(), FILE, ".new", ownerOnly);
        try {
            Files.writeString(fresh, Base64.getEncoder().encodeToString(AesGcm.random(32)) + "\n");
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(fresh);
        }
    }
}
