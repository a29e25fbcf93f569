package dev.dovetail.bench;

import javax.sql.DataSource;

/** The server under measurement: a process of its own on loopback, and its database for the yardsticks. */
record Target(int port, String key, DataSource owner) {}
