package dev.dovetail.lab.demo;

/** The demo cannot go on; the message is for the person who started it. */
final class DemoFailed extends RuntimeException {
    DemoFailed(String message) {
        super(message);
    }
}
