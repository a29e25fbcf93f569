package dev.dovetail.wms.papers;

import com.google.zxing.EncodeHintType;
import com.google.zxing.oned.Code128Writer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A printer in a few commands: it draws the boxes and bars of a ZPL label as a Zebra does, and lists its texts. What it does not
 * know it refuses.
 */
record ZplPicture(BufferedImage image, List<String> texts) {
    private static final Pattern COMMAND = Pattern.compile("\\^(XA|XZ|CI|PW|LL|LH|FO|A0|GB|BY|BC|FH|FD|FS)([^^]*)");

    static ZplPicture of(String zpl) {
        var printer = new Printer();
        var commands = COMMAND.matcher(zpl);
        int end = 0;
        while (commands.find()) {
            if (commands.start() != end) throw new AssertionError("unknown: " + zpl.substring(end, commands.start()));
            printer.take(commands.group(1), commands.group(2).strip());
            end = commands.end();
        }
        if (end != zpl.length()) throw new AssertionError("unknown: " + zpl.substring(end));
        return new ZplPicture(printer.image, printer.texts);
    }

    private static final class Printer {
        private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_BINARY);
        private final List<String> texts = new ArrayList<>();
        private int width;
        private int x;
        private int y;
        private int module;
        private int bars;
        private boolean hex;

        void take(String command, String rest) {
            var numbers = rest.split(",");
            switch (command) {
                case "PW" -> width = Integer.parseInt(rest);
                case "LL" -> paper(Integer.parseInt(rest));
                case "FO" -> {
                    x = Integer.parseInt(numbers[0]);
                    y = Integer.parseInt(numbers[1]);
                }
                case "GB" -> fill(x, y, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
                case "BY" -> module = Integer.parseInt(rest);
                case "BC" -> bars = Integer.parseInt(numbers[1]);
                case "FH" -> hex = true;
                case "FD" -> data(hex ? text(rest) : rest);
                case "FS" -> {
                    bars = 0;
                    hex = false;
                }
                default -> {}
            }
        }

        private void paper(int height) {
            image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            var canvas = image.createGraphics();
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, width, height);
        }

        private void data(String data) {
            if (bars == 0) {
                texts.add(data);
                return;
            }
            if (!data.startsWith(">;>8")) throw new AssertionError("only GS1-128 in subset C is drawn: " + data);
            var digits = data.substring(4);
            var row = new Code128Writer()
                    .encode(
                            '\u00f1' + digits,
                            com.google.zxing.BarcodeFormat.CODE_128,
                            0,
                            1,
                            Map.of(EncodeHintType.MARGIN, 0));
            for (int i = 0; i < row.getWidth(); i++) if (row.get(i, 0)) fill(x + i * module, y, module, bars);
        }

        private void fill(int left, int top, int wide, int tall) {
            Graphics2D canvas = image.createGraphics();
            canvas.setColor(Color.BLACK);
            canvas.fillRect(left, top, wide, tall);
        }

        private static String text(String data) {
            var bytes = new ByteArrayOutputStream();
            for (int i = 0; i < data.length(); ) {
                if (data.charAt(i) == '_') {
                    bytes.write(Integer.parseInt(data.substring(i + 1, i + 3), 16));
                    i += 3;
                } else {
                    int point = data.codePointAt(i);
                    bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                    i += Character.charCount(point);
                }
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
