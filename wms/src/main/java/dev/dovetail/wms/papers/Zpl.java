package dev.dovetail.wms.papers;

import org.springframework.stereotype.Component;

/**
 * Writes papers in ZPL II for printers of 8 dots a millimetre (203 dpi), in the printer's own scalable font and bar codes, in
 * UTF-8. Zebra, ZPL II Programming Guide: ^FO, ^A0, ^GB, ^BC with subset C and FNC1 first for GS1-128, ^FH for what has a
 * meaning in ZPL.
 */
@Component
class Zpl {
    private static final double DOTS = 0.8;
    /** A letter of the printer's font is about this wide, by its height. */
    private static final double LETTER = 0.55;
    /** Modules of a GS1-128 symbol of an SSCC: start, FNC1, ten pairs, check and stop. */
    private static final int SSCC_MODULES = 11 * 13 + 13;

    String write(Paper paper) {
        var zpl = new StringBuilder();
        for (var page : paper.pages()) {
            zpl.append("^XA^CI28^PW%d^LL%d^LH0,0\n".formatted(dots(paper.width()), dots(paper.height())));
            for (var item : page) write(zpl, item);
            zpl.append("^XZ\n");
        }
        return zpl.toString();
    }

    private static void write(StringBuilder zpl, Paper.Item item) {
        switch (item) {
            case Paper.Text text -> {
                int height = dots((int) (text.size() / 0.7));
                int letters = Math.max(1, (int) (dots(text.width()) / (height * LETTER)));
                zpl.append("^FO%d,%d^A0N,%d,%d^FH_^FD%s^FS\n"
                        .formatted(
                                dots(text.x()),
                                dots(text.y()) - height,
                                height,
                                height,
                                safe(cut(text.text(), letters))));
            }
            case Paper.Box box ->
                zpl.append("^FO%d,%d^GB%d,%d,%d^FS\n"
                        .formatted(
                                dots(box.x()),
                                dots(box.y()),
                                Math.max(1, dots(box.width())),
                                Math.max(1, dots(box.height())),
                                Math.max(1, Math.min(dots(box.width()), dots(box.height())))));
            case Paper.Bars bars -> bars(zpl, bars);
        }
    }

    private static void bars(StringBuilder zpl, Paper.Bars bars) {
        int modules = bars.gs1() ? SSCC_MODULES : 11 * (bars.text().length() + 3) + 2;
        int module = Math.clamp(dots(bars.width()) / modules, 1, 10);
        var data = bars.gs1() ? ">;>8" + bars.text().replaceAll("[()]", "") : ">:" + safe(bars.text());
        zpl.append("^FO%d,%d^BY%d^BCN,%d,N,N,N^FH_^FD%s^FS\n"
                .formatted(dots(bars.x()), dots(bars.y()), module, dots(bars.height()), data));
    }

    private static String cut(String text, int letters) {
        int count = text.codePointCount(0, text.length());
        return count <= letters ? text : text.substring(0, text.offsetByCodePoints(0, letters - 1)) + "…";
    }

    /** What would be read as a command, or break the line, is written as its bytes. */
    private static String safe(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point < ' ' || point == '^' || point == '~' || point == '_' || point == '\\')
                out.append("_%02X".formatted(point));
            else out.appendCodePoint(point);
        });
        return out.toString();
    }

    private static int dots(int tenths) {
        return (int) Math.round(tenths * DOTS);
    }
}
