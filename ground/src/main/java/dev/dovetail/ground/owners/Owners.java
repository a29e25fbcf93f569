package dev.dovetail.ground.owners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Reads who owns what, as the build enforced it. */
@Component
public class Owners {
    private static final String PAGE = "/docs/owners.md";

    Owners() {}

    /** Everything, in the order of the page; a fault where the program was built without it. */
    public OwnerTable all() {
        try (var page = Owners.class.getResourceAsStream(PAGE)) {
            if (page == null) throw new IllegalStateException("the program was built without owners.md");
            return OwnerTable.read(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
