package dev.dovetail.console.drafts;

import dev.dovetail.carriage.Carriage;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.routing.GoldenOrder;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** Puts the editor's page together. */
@Component
class EditPages {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    all -> all.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    private final Shell shell;
    private final Network network;
    private final Carriage carriage;

    EditPages(Shell shell, Network network, Carriage carriage) {
        this.shell = shell;
        this.network = network;
        this.carriage = carriage;
    }

    /** A draft, and the version the form was made from; no id where it is not saved yet. */
    record Of(String id, int version) {}

    private record Said(
            Map<String, String> mistakes, @Nullable String note, String tone) {}

    View shown(HttpServletRequest request, Caller caller, Of of, Form form) {
        return view(request, caller, of, form, new Said(Map.of(), null, ""), 200);
    }

    View wrong(HttpServletRequest request, Caller caller, Of of, Form form, Map<String, String> mistakes, int status) {
        var whole = mistakes.get("form");
        var note = Words.of("edit.wrong") + (whole == null ? "" : " " + whole);
        return view(request, caller, of, form, new Said(mistakes, note, "wrong"), status);
    }

    View checked(HttpServletRequest request, Caller caller, Of of, Form form, List<GoldenOrder.Broken> broken) {
        var names = broken.stream().map(GoldenOrder.Broken::name).collect(Collectors.joining(", "));
        var note = broken.isEmpty() ? Words.of("edit.fine") : Words.say("edit.fine-but", names);
        return view(request, caller, of, form, new Said(Map.of(), note, broken.isEmpty() ? "good" : "attention"), 200);
    }

    private View view(HttpServletRequest request, Caller caller, Of of, Form form, Said said, int status) {
        var fresh = of.id().isEmpty();
        var page = new EditPage(
                shell.frame(request, caller, "promise"),
                fresh ? "/rules/drafts/new" : "/rules/drafts/" + of.id() + "/edit",
                fresh ? "/rules" : "/rules/drafts/" + of.id(),
                of.version(),
                form,
                Choices.of(network, carriage),
                said.mistakes(),
                said.note(),
                said.tone(),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new FormRules(form).rules()));
        return shell.view("rules-edit", page, status);
    }
}
