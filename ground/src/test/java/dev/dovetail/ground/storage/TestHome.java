package dev.dovetail.ground.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.util.FileSystemUtils;

/** A private installation for one test, in a directory that PostgreSQL's user may pass through; gone with the test. */
public record TestHome(Home home) implements AutoCloseable {
    /** Shares the unpacked programs with all others: unpacking takes longer than most tests. */
    public static TestHome make() throws IOException {
        Path parent = Files.createDirectories(Home.of(System.getenv()).resolve("test"));
        Path made = Files.createTempDirectory(parent, "home-");
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx--x--x"));
        Path programs = Scratch.programs(Home.of(System.getenv())).getParent();
        Files.createSymbolicLink(made.resolve("postgresql"), programs);
        return new TestHome(new Home(made));
    }

    @Override
    public void close() throws IOException {
        Predecessor.await(home.resolve("data"));
        FileSystemUtils.deleteRecursively(home.path());
    }
}
