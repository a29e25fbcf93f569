package dev.dovetail.console.lifecycle;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.console.words.Words;
import dev.dovetail.oms.amendments.Amendments;
import dev.dovetail.oms.orders.Move;
import dev.dovetail.oms.orders.OrderView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of a change together. */
@Component
class ChangePages {
    record Note(String words, String tone) {}

    ChangePage page(
            Frame frame, ChangeForm form, String shown, Amendments.@Nullable Preview effect, @Nullable Note note) {
        return new ChangePage(
                frame,
                form.order(),
                form.fields().stream().map(ChangePages::row).toList(),
                form.address(),
                noAddress(form.order()),
                form.reason(),
                shown,
                effect,
                note == null ? null : note.words(),
                note == null ? "" : note.tone());
    }

    private static ChangePage.Row row(ChangeForm.Field field) {
        var line = field.line();
        return new ChangePage.Row(
                line.line(),
                line.sku(),
                line.description(),
                field.has(),
                field.least(),
                field.quantity(),
                field.sku(),
                field.consent(),
                field.wrong(),
                field.least() == 0 ? null : why(line, Move.CHANGE_QUANTITY),
                line.moves().units(Move.SUBSTITUTE) > 0 ? null : why(line, Move.SUBSTITUTE));
    }

    /** One address for the whole order: goods that are on their way to it, or that none go to, keep it. */
    private static @Nullable String noAddress(OrderView order) {
        var goods = order.lines().stream()
                .filter(line -> line.kind().equals("goods"))
                .toList();
        if (goods.stream().anyMatch(line -> line.moves().units(Move.CHANGE_ADDRESS) > 0)) return null;
        return goods.isEmpty() ? Words.of("life.no.nothing") : why(goods.getFirst(), Move.CHANGE_ADDRESS);
    }

    private static String why(OrderView.Line line, Move move) {
        var no = line.moves().why(move);
        return Words.of(no == null ? "life.no.nothing" : "no." + no.code());
    }
}
