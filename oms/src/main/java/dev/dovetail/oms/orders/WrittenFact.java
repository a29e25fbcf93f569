package dev.dovetail.oms.orders;

/** A change with the version and the id it got. */
record WrittenFact(long id, int version, OrderChange change) {}
