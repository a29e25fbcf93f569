package dev.dovetail.lab.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Shows how far things are: one line that moves on a terminal, a plain line every few seconds elsewhere. */
final class Board {
    private static final int WIDTH = 24;
    private static final long PLAIN_NANOS = 5_000_000_000L;
    private final PrintStream out;
    private final boolean terminal;
    private long lastPlain;
    private int lastLength;

    Board(PrintStream out) {
        this.out = out;
        var console = System.console();
        this.terminal = console != null && console.isTerminal();
    }

    synchronized void say(String line) {
        clear();
        out.println(line);
    }

    /** @param done 0 to 1 */
    synchronized void progress(double done, String figures) {
        if (terminal) {
            int full = (int) (done * WIDTH);
            String line = "  [" + "█".repeat(full) + "░".repeat(WIDTH - full) + "] " + figures;
            clear();
            out.print(line);
            out.flush();
            lastLength = line.length();
        } else if (System.nanoTime() - lastPlain > PLAIN_NANOS) {
            lastPlain = System.nanoTime();
            out.println(String.format(Locale.ROOT, "  %3.0f %%  %s", 100 * done, figures));
        }
    }

    synchronized void clear() {
        if (lastLength > 0) out.print("\r" + " ".repeat(lastLength) + "\r");
        lastLength = 0;
    }
}
