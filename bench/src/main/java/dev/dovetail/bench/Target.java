package dev.dovetail.bench;

/** The server under measurement: a process of its own on loopback. */
record Target(int port, String key) {}
