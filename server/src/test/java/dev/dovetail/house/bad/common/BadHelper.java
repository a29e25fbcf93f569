package dev.dovetail.house.bad.common;

public class BadHelper {}
