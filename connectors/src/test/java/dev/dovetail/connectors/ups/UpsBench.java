package dev.dovetail.connectors.ups;

import dev.dovetail.contract.carriage.LabelRequested;
import dev.dovetail.contract.carriage.LabelVoidRequested;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Outward.Partner;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The connector over a scripted UPS, and one parcel to ship. */
final class UpsBench {
    static final Partner PARTNER =
            new Partner("ups", "http://ups.test/", "secret", "{\"clientId\":\"id\",\"accountNumber\":\"A1B2C3\"}");
    static final long PARCEL = 123_456_789_012_345_678L;

    final ScriptedUps partner = new ScriptedUps();
    final Json json = new Json();
    Contact contact = contact("Ada Lovelace", "12 Analytical Way", "Dallas", "TX", "75201", "US");
    String service = "standard";

    Ups ups() {
        var calls = new UpsCalls(partner, new UpsTokens(partner, json, InstantSource.system()), json);
        var recovery = new Recovery(calls, json);
        return new Ups(calls, recovery, new Voiding(calls, recovery, json), _ -> contact, json);
    }

    Message message(int attempt) {
        var from = new LabelRequested.Place("Dovetail CA1", "1 Dock Road", "Fresno", "CA", "93650", "US");
        var label =
                new LabelRequested(new NodeId(1), new ParcelId(PARCEL), "ups", service, from, new ContactId(5), 1_500);
        return new Message(
                1,
                77,
                1,
                PARCEL,
                1,
                LabelRequested.TYPE,
                "carrier:ups",
                "label:parcel:" + PARCEL,
                0,
                attempt,
                json.write(label));
    }

    /** Somebody wants the label of the parcel voided. */
    Message wish(String tracking) {
        var wish =
                new LabelVoidRequested(new NodeId(1), new ParcelId(PARCEL), "ups", tracking, "label:parcel:" + PARCEL);
        var key = "void:parcel:" + PARCEL + ":4";
        return new Message(1, 78, 1, PARCEL, 4, LabelVoidRequested.TYPE, "carrier:ups", key, 0, 1, json.write(wish));
    }

    static Contact contact(
            String name, String street, String city, @Nullable String region, String postalCode, String country) {
        return new Contact(name, null, street, null, city, region, postalCode, country, null, null);
    }
}
