package dev.dovetail.console.handheld;

import dev.dovetail.ground.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The scripts and styles of the handheld and the version that is made of all their bytes: a device keeps the files of one
 * version together, and takes another version whole or not at all.
 */
@Component
class Scripts {
    private static final String FOLDER = "console/assets/";

    private final String version;
    private final String worker;

    Scripts(Json json) {
        try {
            var files = files();
            version = version(files);
            worker = "const VERSION = " + json.write(version) + ";\nconst FILES = " + json.write(addresses(files))
                    + ";\n" + text("console/handheld-worker.js");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        return version;
    }

    /** The service worker, which knows the version and its files. */
    String worker() {
        return worker;
    }

    /** A code as a part of a path. */
    static String coded(String code) {
        return URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<Resource> files() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        var ours = resolver.getResources("classpath:" + FOLDER + "handheld/**/*.*");
        return Stream.concat(Stream.of(new ClassPathResource(FOLDER + "icon.svg")), Stream.of(ours))
                .sorted(java.util.Comparator.comparing(Scripts::address))
                .toList();
    }

    private static List<String> addresses(List<Resource> files) {
        return files.stream().map(Scripts::address).toList();
    }

    private static String address(Resource file) {
        try {
            var path = file.getURL().getPath();
            return "/assets/" + path.substring(path.lastIndexOf(FOLDER) + FOLDER.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(List<Resource> files) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) digest.update(file.getContentAsByteArray());
            digest.update(text("console/handheld-worker.js").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String path) throws IOException {
        return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    }
}
