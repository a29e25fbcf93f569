package dev.dovetail.console.promises;

import dev.dovetail.carriage.Carriage;
import dev.dovetail.console.decisions.Explained;
import dev.dovetail.console.decisions.Explaining;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.promises.Promise;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Puts the page of promises together. */
@Component
class PromisePages {
    private final Asking asking;
    private final Explaining explaining;
    private final Network network;
    private final Carriage carriage;
    private final Shell shell;

    PromisePages(Asking asking, Explaining explaining, Network network, Carriage carriage, Shell shell) {
        this.asking = asking;
        this.explaining = explaining;
        this.network = network;
        this.carriage = carriage;
        this.shell = shell;
    }

    private record Said(String q, String wrong, @Nullable String note) {
        private static final Said NOTHING = new Said("", "", null);
    }

    /** What is shown of a promise. */
    private record Made(@Nullable Promise promise, List<PromisePage.Option> options, PromisePage.@Nullable Kept kept) {
        private static final Made NONE = new Made(null, List.of(), null);
    }

    View form(HttpServletRequest request, Caller caller, Basketry typed) {
        return view(request, caller, typed, Made.NONE, Said.NOTHING, 200);
    }

    View wrong(HttpServletRequest request, Caller caller, Basketry typed, String field, String note, int status) {
        return view(request, caller, typed, Made.NONE, new Said("", field, note), status);
    }

    View missing(HttpServletRequest request, Caller caller, String sought) {
        var note = Words.say("promise.none-found", sought);
        return view(request, caller, Basketry.empty(), Made.NONE, new Said(sought, "q", note), 404);
    }

    /** The address of what is looked for; null where there is nothing. */
    @Nullable
    String find(Caller caller, String sought) {
        return asking.find(caller, sought);
    }

    String make(Caller caller, Basketry typed) {
        return asking.make(caller, typed).id();
    }

    View one(HttpServletRequest request, Caller caller, long id, long order) {
        var promise = asking.get(caller, id);
        var why = explaining.of(new OrderId(id)).stream()
                .collect(Collectors.toMap(Explained::purpose, Function.identity(), (newer, _) -> newer));
        var options = promise.options().stream()
                .map(option -> option(promise, option, why))
                .toList();
        var made = new Made(promise, options, order <= 0 ? null : asking.kept(caller, order, id));
        return view(request, caller, asking.basket(promise), made, Said.NOTHING, 200);
    }

    private static PromisePage.Option option(Promise promise, Promise.Option option, Map<String, Explained> why) {
        var asked = LocalDate.ofInstant(promise.madeAt(), ZoneOffset.UTC);
        var on = option.on();
        return new PromisePage.Option(
                option,
                on == null ? null : ChronoUnit.DAYS.between(asked, on),
                option.missing().values().stream().mapToLong(Long::longValue).sum(),
                why.get("promise:" + option.service()));
    }

    private View view(HttpServletRequest request, Caller caller, Basketry typed, Made made, Said said, int status) {
        var page = new PromisePage(
                shell.frame(request, caller, "promise"),
                typed,
                channels(caller),
                carriage.rates().services(),
                made.promise(),
                made.options(),
                made.kept(),
                said.q(),
                said.wrong(),
                said.note(),
                caller.may(Permission.ORDERS_CHANGE) ? null : Words.of("promise.no-role"));
        return shell.view("promise", page, status);
    }

    private List<Channel> channels(Caller caller) {
        return network.channels().stream()
                .filter(channel -> channel.client() == caller.client() && caller.mayUse(channel.code()))
                .toList();
    }
}
