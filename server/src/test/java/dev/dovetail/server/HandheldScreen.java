package dev.dovetail.server;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The handheld in a browser of 360 by 640, read and used as a worker does: eyes, a scanner and a thumb. */
final class HandheldScreen implements AutoCloseable {
    private static final int PATIENCE = 20_000_000;
    /** Where pictures of the screens are to go; none are made where it is not set. */
    private static final Optional<Path> PICTURES =
            Optional.ofNullable(System.getProperty("handheld.pictures")).map(Path::of);

    final Chromium browser;
    final Cable cable;
    private final URI address;

    HandheldScreen(Path program, Path profile, ConsoleHouse house, String worker) throws Exception {
        cable = new Cable(house.address);
        browser = new Chromium(program, profile);
        address = cable.address().resolve("/handheld/RNO1");
        try (var signedIn = new Visitor(house.address, worker)) {
            browser.take(signedIn.cookies(), address);
        }
        browser.screen(360, 640, "light");
    }

    void open() throws Exception {
        browser.open(address);
        await("document.querySelector('main')?.children.length > 0");
    }

    /** Until the device keeps the application: from then on it opens without a connection. */
    void installed() throws Exception {
        await("await caches.match('/handheld/RNO1')");
    }

    /** Until the script says true; pages change by themselves. */
    void await(String script) throws Exception {
        long giveUp = System.nanoTime() + PATIENCE * 1000L;
        while (!browser.run("(async () => !!(" + script + "))()").asBoolean())
            if (System.nanoTime() > giveUp)
                throw new AssertionError("never: " + script + "\n" + text() + "\n" + browser.complaints());
    }

    /** Scans, and answers {@code right} or {@code wrong} as the screen does. */
    String scan(String text) throws Exception {
        unanswered();
        browser.scan(text);
        await("document.documentElement.dataset.flash");
        return browser.run("document.documentElement.dataset.flash").asString();
    }

    /** What was pressed before has been answered, and its answer is forgotten. */
    private void unanswered() throws Exception {
        await("!document.documentElement.hasAttribute('data-thinks')");
        browser.run("delete document.documentElement.dataset.flash");
    }

    /** Each of these scans is right. */
    void right(String... scans) throws Exception {
        for (var one : scans)
            if (!scan(one).equals("right")) throw new AssertionError(one + " is not right: " + text());
    }

    /** The scan raises a question with these words. */
    void asked(String scan, String words) throws Exception {
        said("asks", scan, words);
    }

    void wrong(String scan, String words) throws Exception {
        said("wrong", scan, words);
    }

    private void said(String how, String scan, String words) throws Exception {
        if (!scan(scan).equals(how) || !text().contains(words))
            throw new AssertionError(scan + " does not say " + words + ": " + text());
    }

    void online() throws Exception {
        badge("online");
    }

    void badge(String words) throws Exception {
        await("document.querySelector('.badge').innerText === '" + words + "'");
    }

    /** The scanner's Enter key alone. */
    void enter() throws Exception {
        unanswered();
        browser.press("Enter");
        await("document.documentElement.dataset.flash");
    }

    /** From the scanner's Enter to the first picture with the answer in it, from now on; only to be printed. */
    void measure() throws Exception {
        browser.run("""
                window.took = [];
                let from = 0;
                addEventListener('keydown', e => { if (e.key === 'Enter') from = performance.now(); }, true);
                new MutationObserver(() => {
                  if (!document.documentElement.dataset.flash || !from) return;
                  const since = from;
                  from = 0;
                  requestAnimationFrame(() => setTimeout(() => window.took.push(performance.now() - since)));
                }).observe(document.documentElement, { attributes: true, attributeFilter: ['data-flash'] });""");
    }

    /** What was measured, in words. */
    String measured() throws Exception {
        return browser.run("""
                (() => { const t = [...window.took].sort((a, b) => a - b), at = q => t[Math.floor(q * (t.length - 1))]?.toFixed(1);
                  return `${t.length} scans, p50 ${at(.5)} ms, p95 ${at(.95)} ms, most ${at(1)} ms`; })()""").asString();
    }

    void press(String words) throws Exception {
        await("[...document.querySelectorAll('button')].some(b => b.innerText.startsWith('" + words + "'))");
        browser.run(
                "[...document.querySelectorAll('button')].find(b => b.innerText.startsWith('" + words + "')).click()");
    }

    /** Which of the four places is asked for: where, what, many, into; or nothing. */
    String step() throws Exception {
        return browser.run("document.querySelector('.row.now')?.dataset.row ?? ''")
                .asString();
    }

    Map<String, String> rows() throws Exception {
        var rows = browser.run("""
                Object.fromEntries([...document.querySelectorAll('.row')].map(r => [r.dataset.row,
                  r.querySelector('.value').innerText.replaceAll('\\n', ' ') + ' | ' + (r.querySelector('p')?.innerText ?? '')]))""");
        var read = new java.util.LinkedHashMap<String, String>();
        rows.properties().forEach(row -> read.put(row.getKey(), row.getValue().asString()));
        return read;
    }

    String text() throws Exception {
        return browser.run("document.body.innerText").asString();
    }

    /** Answers one question of a pick as a worker does who reads the screen. @param barcodes by SKU */
    void pickOne(Map<String, String> barcodes) throws Exception {
        var rows = rows();
        var answer = switch (step()) {
            case "where" -> rows.get("where").replaceFirst(" \\|.*", "");
            case "what" -> barcodes.get(sku(rows));
            case "many" -> keyed() ? "" : barcodes.get(sku(rows));
            case "into" -> "TOTE-" + rows.get("into").charAt(0);
            default -> throw new AssertionError("no question: " + text());
        };
        if (answer.isEmpty()) enter();
        else if (!scan(answer).equals("right")) throw new AssertionError(answer + " is wrong: " + text());
    }

    private static String sku(Map<String, String> rows) {
        return rows.get("what").replaceFirst(".* \\| ", "").replaceFirst(" ·.*", "");
    }

    boolean keyed() throws Exception {
        return browser.run("!!document.querySelector('.keypad')").asBoolean();
    }

    /** How many stops are done. */
    int done() throws Exception {
        return browser.run("document.querySelector('progress').value").asInt();
    }

    String badge() throws Exception {
        return browser.run("document.querySelector('.badge').innerText").asString();
    }

    void picture(String name) throws Exception {
        if (PICTURES.isEmpty()) return;
        Files.createDirectories(PICTURES.get());
        browser.run("new Promise(r => setTimeout(r, 1300))");
        browser.picture(PICTURES.get().resolve(name + ".png"));
    }

    @Override
    public void close() throws Exception {
        browser.close();
        cable.close();
    }
}
