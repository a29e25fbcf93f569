package dev.dovetail.ground.peers;

import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Peering.Outcome;
import dev.dovetail.ground.handoff.Peering.Receipt;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What two Dovetails say to each other, as JSON. Fields are added, never changed: the two may be of different releases. */
final class Wire {
    static final String MESSAGES = "/api/v1/handoff/messages";
    static final String GREETING = "/api/v1/handoff/greeting";

    private Wire() {}

    /** @param contacts names and addresses that the messages need, sealed for the receiver */
    record Sent(String family, List<Receipt> receipts, List<Message> messages, List<Contact> contacts) {}

    /** @param sealed base64 */
    record Contact(long id, String sealed) {
        /** Says nothing, like what it holds. */
        @Override
        public String toString() {
            return "Contact[" + id + "]";
        }
    }

    record Told(List<Became> outcomes, List<Receipt> behind) {}

    /** @param what {@code taken}, {@code refused} or {@code later} */
    record Became(
            long id,
            String what,
            @Nullable Long receipt,
            @Nullable String why,
            @Nullable Long afterMillis) {
        static Became of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Taken(var id, var receipt) -> new Became(id, "taken", receipt, null, null);
                case Outcome.Refused(var id, var why) -> new Became(id, "refused", null, why, null);
                case Outcome.Later(var id, var why, var after) -> new Became(id, "later", null, why, after.toMillis());
            };
        }

        Outcome outcome() {
            var said = why == null ? "" : why;
            if (what.equals("taken") && receipt != null) return new Outcome.Taken(id, receipt);
            if (what.equals("refused")) return new Outcome.Refused(id, said);
            return new Outcome.Later(id, said, Duration.ofMillis(afterMillis == null ? 60_000 : afterMillis));
        }
    }

    /** I am here, and this is all I hold of yours. */
    record Greeting(List<Receipt> held) {}

    /** @param again how many messages wait to be sent again, since the other holds less than it once did */
    record Greeted(int again) {}
}
