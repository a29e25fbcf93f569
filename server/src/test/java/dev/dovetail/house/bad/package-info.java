/** A small house that breaks every rule: what the twins of the rules are shown. Nothing of it is used. */
package dev.dovetail.house.bad;
