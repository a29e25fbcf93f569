package dev.dovetail.house.bad.contract;

import dev.dovetail.house.bad.ground.BadGround;
import java.sql.Connection;

public class BadFact {
    BadGround ground;
    Connection connection;
}
