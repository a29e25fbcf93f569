package dev.dovetail.house.bad.kernel;

import dev.dovetail.house.bad.lab.BadPartner;

public class BadWord {
    BadPartner partner;
}
