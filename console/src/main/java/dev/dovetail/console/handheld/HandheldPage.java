package dev.dovetail.console.handheld;

/** The empty shell of one warehouse's handheld; scripts fill it. @param version names the scripts it was made for */
public record HandheldPage(String warehouse, String name, String version) {
    /** Where its pages are. */
    public String path() {
        return "/handheld/" + Scripts.coded(warehouse);
    }
}
