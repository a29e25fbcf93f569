package dev.dovetail.oms.publishing;

/**
 * Cells of a CSV file (RFC 4180) that a spreadsheet reads as text: one that would begin a formula is led by an apostrophe
 * (OWASP ASVS 5.0, 1.2.10).
 */
final class Csv {
    private Csv() {}

    static String cell(String text) {
        var plain = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = plain.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? "\"" + plain.replace("\"", "\"\"") + "\"" : plain;
    }

    static String row(Shown shown) {
        return cell(shown.sku()) + "," + shown.atp() + "," + shown.number() + "," + shown.at() + "\r\n";
    }

    static String head() {
        return "sku,atp,number,at\r\n";
    }
}
