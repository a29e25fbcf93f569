package dev.dovetail.ground.storage;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The user that PostgreSQL runs as, since it refuses root: ourselves where we are not root, else somebody with no rights.
 *
 * @param prefix what to put before a command to run it as that user
 */
record Account(List<String> prefix, int uid, int gid) {
    private static final int NOBODY = 65534;

    /** Picks the first way that lets that user run {@code program}; {@code data} keeps the owner it already has. */
    static Account choose(Path program, Path data) {
        var self = new UnixSystem();
        int uid = (int) self.getUid();
        int gid = (int) self.getGid();
        if (!Home.isRoot()) return new Account(List.of(), uid, gid);
        var other = unprivileged(data);
        if (other.uid != 0 && other.canRun(program)) return other;
        var hidden = new Account(List.of("unshare", "-U"), uid, gid);
        if (hidden.canRun(program)) return hidden;
        throw new Storage.Fault("PostgreSQL will not run as root, and neither setpriv (to user " + other.uid
                + ") nor unshare -U (user namespaces) can run " + program
                + " here. Start Dovetail as an ordinary user, or let DOVETAIL_HOME lie where that user may read.");
    }

    /** Gives a file or directory to the user, where that is somebody else. */
    void own(Path path) throws IOException {
        if (!Home.isRoot()) return;
        Files.setAttribute(path, "unix:gid", gid);
        Files.setAttribute(path, "unix:uid", uid);
    }

    List<String> command(List<String> words) {
        var all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    private boolean canRun(Path program) {
        try {
            return Command.run(command(List.of(program.toString(), "--version")))
                            .code()
                    == 0;
        } catch (Storage.Fault e) {
            return false; // the tool of this way is not installed
        }
    }

    private static Account unprivileged(Path data) {
        String named = System.getenv().getOrDefault("DOVETAIL_PG_USER", "");
        if (!named.isBlank()) return setpriv(idOf("-u", named), idOf("-g", named));
        try {
            if (Files.exists(data))
                return setpriv((int) Files.getAttribute(data, "unix:uid"), (int) Files.getAttribute(data, "unix:gid"));
        } catch (IOException e) {
            throw new Storage.Fault("cannot look at " + data + ": " + e.getMessage(), e);
        }
        return setpriv(idOf("-u", "postgres"), idOf("-g", "postgres"));
    }

    private static Account setpriv(int uid, int gid) {
        return new Account(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid);
    }

    private static int idOf(String which, String name) {
        var said = Command.run(List.of("id", which, name));
        return said.code() == 0 ? Integer.parseInt(said.output().strip()) : NOBODY;
    }
}
