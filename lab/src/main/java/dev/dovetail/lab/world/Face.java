package dev.dovetail.lab.world;

/** What lies in front, and when more of it is brought. */
public record Face(String sku, long least, long most) {}
