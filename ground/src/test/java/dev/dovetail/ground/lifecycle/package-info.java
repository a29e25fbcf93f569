/** For the tests of every module: the tables in docs/lifecycles, printed from what the program does. */
@org.jspecify.annotations.NullMarked
package dev.dovetail.ground.lifecycle;
