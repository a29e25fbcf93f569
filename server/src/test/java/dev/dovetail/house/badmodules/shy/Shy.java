package dev.dovetail.house.badmodules.shy;

public class Shy {}
