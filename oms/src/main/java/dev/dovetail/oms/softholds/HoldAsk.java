package dev.dovetail.oms.softholds;

import dev.dovetail.oms.sourcing.Demand;
import java.time.Duration;

/**
 * Units wanted for a cart until it is paid.
 *
 * @param demand from the cart's channel; each line of it once
 * @param caller whose limits it counts against
 */
public record HoldAsk(CartKey key, Demand demand, Duration lasting, String caller) {}
