/** What a node and a carrier's connector say to each other about labels. */
@NullMarked
package dev.dovetail.contract.carriage;

import org.jspecify.annotations.NullMarked;
