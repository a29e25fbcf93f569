package dev.dovetail.house.bad.lab;

import org.mockito.Mockito;

public class BadPartner {
    Object mock = Mockito.mock(Object.class);
}
