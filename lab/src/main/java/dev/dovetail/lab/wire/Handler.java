package dev.dovetail.lab.wire;

/** A partner: a request comes in, an answer goes out. The same partner serves a loopback port and a trading day in one JVM. */
@FunctionalInterface
public interface Handler {
    Answer handle(Ask ask);
}
