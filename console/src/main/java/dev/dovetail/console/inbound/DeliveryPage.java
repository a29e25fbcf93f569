package dev.dovetail.console.inbound;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.wms.receiving.Delivery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery.
 *
 * @param candidates announced deliveries whose goods a blind one may be
 * @param typed what was typed; empty the first time
 * @param note why what was asked for was not done; null where it was
 * @param done what was just done, as a key of words; null where nothing was
 */
public record DeliveryPage(
        Frame frame,
        String code,
        String name,
        Delivery delivery,
        List<Candidate> candidates,
        Typed typed,
        @Nullable String note,
        @Nullable String done) {
    public DeliveryPage {
        candidates = List.copyOf(candidates);
    }

    public record Candidate(String reference, String supplier) {}

    /** @param to the reference of the delivery whose goods these are */
    public record Typed(String reason, String to) {}

    public String path() {
        return "/floor/" + code + "/deliveries/" + delivery.id();
    }

    /** Whether somebody has to say whose goods they are. */
    public boolean unsettled() {
        return "open".equals(delivery.blind());
    }

    public boolean maySettle() {
        return unsettled() && frame.caller().may(Permission.STOCK_DECIDE);
    }

    public boolean mayClose() {
        return !delivery.state().equals("closed") && frame.caller().may(Permission.SETUP_WRITE);
    }

    public boolean mayBook() {
        return delivery.state().equals("expected") && frame.caller().may(Permission.FLOOR_DECIDE);
    }

    public long expected() {
        return delivery.lines().stream().mapToLong(Delivery.Line::expected).sum();
    }

    public long received() {
        return delivery.lines().stream().mapToLong(Delivery.Line::received).sum();
    }

    public long putAway() {
        return delivery.lines().stream().mapToLong(Delivery.Line::putAway).sum();
    }

    /** Whether the numbers that were announced are worth comparing with. */
    public boolean compared() {
        return !delivery.matchable() && !delivery.state().equals("expected");
    }
}
