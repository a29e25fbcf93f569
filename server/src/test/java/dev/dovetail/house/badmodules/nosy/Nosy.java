package dev.dovetail.house.badmodules.nosy;

import dev.dovetail.house.badmodules.shy.Shy;

public class Nosy {
    Shy shy;
}
