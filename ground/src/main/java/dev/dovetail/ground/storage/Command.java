package dev.dovetail.ground.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs a short program to its end. */
final class Command {
    private Command() {}

    record Said(int code, String output) {}

    static Said run(List<String> words) {
        try {
            var process = prepared(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), output);
        } catch (IOException e) {
            throw new Storage.Fault("cannot run " + words.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Storage.Fault("interrupted while running " + words.getFirst(), e);
        }
    }

    /** In a directory everyone may enter, and without the PG variables of whoever started us. */
    static ProcessBuilder prepared(List<String> words) {
        var builder = new ProcessBuilder(words).directory(Path.of("/").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("DOVETAIL"));
        return builder;
    }
}
