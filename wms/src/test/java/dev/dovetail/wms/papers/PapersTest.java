package dev.dovetail.wms.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.vault.Contact;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.plates.Plates;
import dev.dovetail.wms.units.Numbered;
import dev.dovetail.wms.units.UnitNumbers;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Labels and slips are drawn as pictures, and their bars are read back. */
@ExtendWith(PostgresExtension.class)
class PapersTest {
    private static final Contact ADA = new Contact(
            "Zoë Łukasiewicz-Ångström", null, "12 Rue de l'Église", null, "Genève", null, "1204", "CH", null, null);

    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Papers papers;
    private Handheld floor;
    private ReleaseRequested order;
    private List<ParcelId> parcels;
    private List<String> numbers;

    PapersTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        papers = house.get(Papers.class);
    }

    @BeforeEach
    void two_parcels_of_an_order() {
        floor = new Handheld(house, house.warehouse(1)).knows("MUG", "CUP");
        var prefix = "%07d".formatted(floor.warehouse().node().value());
        assertThat(Numbered.from(house, floor.warehouse(), prefix, 1)).isTrue();
        numbers = List.of(Numbered.number(1, prefix, 0), Numbered.number(1, prefix, 1));
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 3);
        order = floor.release(new Line(1, 1, "MUG", 3));
        seal(order, ADA);
        house.send(order);
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(floor.pickAll(task, Handheld.stops(task).getFirst())));
        Handheld.must(floor.scan(floor.pack(order, "BOX-1", "MUG", 2), floor.pack(order, "BOX-2", "MUG", 1)));
        Handheld.must(floor.scan(floor.close("BOX-1"), floor.close("BOX-2")));
        parcels = List.of(parcel("BOX-1"), parcel("BOX-2"));
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void each_parcel_has_a_number_of_its_own_that_its_label_bears() throws Exception {
        var given = parcels.stream()
                .map(parcel -> house.get(UnitNumbers.class)
                        .find(floor.warehouse().node(), parcel)
                        .orElseThrow()
                        .digits())
                .toList();
        assertThat(given).isEqualTo(numbers);

        for (int i = 0; i < 2; i++) {
            var pdf = papers.labelPdf(floor.warehouse(), parcels.get(i));
            assertThat(gs1(picture(pdf, 0))).isEqualTo("]C100" + numbers.get(i));
            assertThat(text(pdf))
                    .contains(ADA.name(), "Genève 1204", "Parcel", (i + 1) + " of 2", order.orderNumber(), "0.50 kg")
                    .contains("(00) " + numbers.get(i));
        }
    }

    @Test
    void the_printers_language_draws_the_same_number() throws Exception {
        var zpl = papers.labelZpl(floor.warehouse(), parcels.getFirst());

        var picture = ZplPicture.of(zpl);
        assertThat(picture.texts()).contains(ADA.name(), "12 Rue de l'Église", "1 of 2");
        assertThat(gs1(picture.image())).isEqualTo("]C100" + numbers.getFirst());
        assertThat(zpl).isEqualTo(papers.labelZpl(floor.warehouse(), parcels.getFirst()));
    }

    @Test
    void the_label_of_a_plate_bears_its_number_on_both_printers() throws Exception {
        var cause = new Cause("sue", house.now(), "api");
        var plate = house.get(Plates.class)
                .make(floor.warehouse(), "pallet", 1, cause)
                .getFirst();
        var labels = house.get(PlateLabels.class);

        var pdf = labels.pdf(floor.warehouse(), plate);
        assertThat(gs1(picture(pdf, 0))).isEqualTo("]C100" + plate);
        assertThat(text(pdf)).contains("PALLET", "(00) " + plate);
        var zpl = ZplPicture.of(labels.zpl(floor.warehouse(), plate));
        assertThat(gs1(zpl.image())).isEqualTo("]C100" + plate);
    }

    @Test
    void a_name_cannot_speak_to_the_printer() throws Exception {
        seal(order, new Contact("^XZ~JA_\n\\", null, "1 ^FS", null, "X", null, "1", "US", null, null));

        var zpl = papers.labelZpl(floor.warehouse(), parcels.getFirst());

        assertThat(ZplPicture.of(zpl).texts()).contains("^XZ~JA_ \\".replace(' ', '\n'), "1 ^FS");
        assertThat(zpl.indexOf("^XZ")).isEqualTo(zpl.lastIndexOf("^XZ"));
    }

    @Test
    void a_slip_says_what_is_in_its_box_and_its_bars_are_the_order() throws Exception {
        var pdf = papers.packingSlip(floor.warehouse(), parcels.get(1));

        assertThat(text(pdf)).contains("Packing slip", ADA.name(), "MUG", "A MUG", "Parcel 2 of 2, carton BOX-2");
        assertThat(read(picture(pdf, 0), Map.of())).isEqualTo(order.orderNumber());
    }

    @Test
    void an_erased_address_is_on_no_paper() throws Exception {
        db.owner()
                .sql("delete from ground.contact where id = ?")
                .param(order.contact().value())
                .update();

        assertThat(text(papers.packingSlip(floor.warehouse(), parcels.getFirst())))
                .contains("The address was erased")
                .doesNotContain(ADA.name());
    }

    @Test
    void a_parcel_of_a_warehouse_without_a_prefix_has_a_slip_and_no_number() {
        var other = new Handheld(house, house.warehouse(1)).knows("MUG");
        house.stock(other.warehouse(), "A-01-01-1", "MUG", 1);
        other.packed("PLAIN-", List.of(other.released(new Line(1, 1, "MUG", 1))));
        var parcel = new ParcelId(house.location(other.warehouse(), "PLAIN-0"));

        assertThat(papers.packingSlip(other.warehouse(), parcel)).isNotEmpty();
        assertThatThrownBy(() -> papers.labelPdf(other.warehouse(), parcel))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("papers.no-number"));
        assertThatThrownBy(() -> papers.labelPdf(other.warehouse(), new ParcelId(4711)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("papers.no-such-parcel"));
    }

    private ParcelId parcel(String carton) {
        return new ParcelId(house.location(floor.warehouse(), carton));
    }

    private void seal(ReleaseRequested release, Contact contact) {
        var id = release.contact();
        var sealed = house.get(Vault.class).seal(id, contact);
        db.owner()
                .sql("delete from ground.contact where id = ?")
                .param(id.value())
                .update();
        db.jdbc()
                .sql("insert into ground.contact (slot, id, key_id, sealed) values (?, ?, ?, ?)")
                .params(id.slot(), id.value(), sealed.keyId(), sealed.bytes())
                .update();
    }

    private static BufferedImage picture(byte[] pdf, int page) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(page, 203);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String gs1(BufferedImage image) throws ReaderException {
        return read(image, Map.of(DecodeHintType.ASSUME_GS1, true, DecodeHintType.TRY_HARDER, true));
    }

    private static String read(BufferedImage image, Map<DecodeHintType, ?> hints) throws ReaderException {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        var harder = new java.util.EnumMap<DecodeHintType, Object>(DecodeHintType.class);
        harder.putAll(hints);
        harder.put(DecodeHintType.TRY_HARDER, true);
        return new Code128Reader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), harder)
                .getText();
    }
}
