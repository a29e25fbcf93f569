package dev.dovetail.wms.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.Symbol;

/** Writes papers as PDF, with fonts of its own, so that every name prints. */
@Component
class Pdf {
    private static final float POINTS = 72f / 254;
    /** A capital's height in Liberation Sans, by its size. */
    private static final float CAPITAL = 0.729f;

    private final BaseFont plain = font("LiberationSans-Regular.ttf");
    private final BaseFont bold = font("LiberationSans-Bold.ttf");

    byte[] write(Paper paper) {
        var bytes = new ByteArrayOutputStream();
        try (var document = new Document(new Rectangle(paper.width() * POINTS, paper.height() * POINTS), 0, 0, 0, 0)) {
            var writer = PdfWriter.getInstance(document, bytes);
            document.open();
            for (var page : paper.pages()) {
                document.newPage();
                writer.setPageEmpty(false);
                for (var item : page) draw(writer.getDirectContent(), paper.height(), item);
            }
        }
        return bytes.toByteArray();
    }

    private void draw(PdfContentByte canvas, int height, Paper.Item item) {
        switch (item) {
            case Paper.Text text -> text(canvas, height, text);
            case Paper.Box box -> fill(canvas, height, box.x(), box.y(), box.width(), box.height());
            case Paper.Bars bars -> bars(canvas, height, bars);
        }
    }

    private void text(PdfContentByte canvas, int height, Paper.Text text) {
        var font = text.bold() ? bold : plain;
        float size = text.size() * POINTS / CAPITAL;
        canvas.beginText();
        canvas.setFontAndSize(font, size);
        canvas.showTextAligned(
                Element.ALIGN_LEFT,
                cut(font, size, text.text(), text.width() * POINTS),
                text.x() * POINTS,
                (height - text.y()) * POINTS,
                0);
        canvas.endText();
    }

    private static String cut(BaseFont font, float size, String text, float width) {
        if (font.getWidthPoint(text, size) <= width) return text;
        int end = text.length();
        while (end > 0 && font.getWidthPoint(text.substring(0, end) + "…", size) > width)
            end = text.offsetByCodePoints(end, -1);
        return text.substring(0, end) + "…";
    }

    private static void bars(PdfContentByte canvas, int height, Paper.Bars bars) {
        var symbol = new Code128();
        symbol.setHumanReadableLocation(HumanReadableLocation.NONE);
        if (bars.gs1()) symbol.setDataType(Symbol.DataType.GS1);
        symbol.setContent(bars.gs1() ? bars.text().replace('(', '[').replace(')', ']') : bars.text());
        double module = (double) bars.width() / symbol.getWidth();
        for (var bar : symbol.getRectangles())
            fill(canvas, height, bars.x() + bar.x * module, bars.y(), bar.width * module, bars.height());
    }

    private static void fill(PdfContentByte canvas, int height, double x, double y, double width, double tall) {
        canvas.rectangle((float) (x * POINTS), (float) ((height - y - tall) * POINTS), (float) (width * POINTS), (float)
                (tall * POINTS));
        canvas.fill();
    }

    private static BaseFont font(String name) {
        try (var file =
                Objects.requireNonNull(Pdf.class.getClassLoader().getResourceAsStream("liberation/" + name), name)) {
            return BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.CACHED, file.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
