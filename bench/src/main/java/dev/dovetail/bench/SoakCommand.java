package dev.dovetail.bench;

import dev.dovetail.ground.storage.Storage;
import dev.dovetail.lab.wire.Api;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** {@code soak --minutes N [--json]}: load at a fixed rate for minutes, on a throw-away database, a chart and one line of JSON at the end. */
final class SoakCommand {
    private static final int MISUSED = 2;

    private final Map<String, String> environment;

    SoakCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    int run(List<String> words) {
        SoakOptions options;
        try {
            options = SoakOptions.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return MISUSED;
        }
        try {
            var outcome = new Soak(environment, options).run();
            System.err.println(words(outcome.verdict()));
            System.err.println("the chart is " + outcome.chart());
            System.out.println(Soak.json(outcome));
            return outcome.verdict().good() ? 0 : 1;
        } catch (Storage.Fault | IllegalStateException | CompletionException | Api.Unexpected | Api.Unreachable e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static String words(SoakVerdict verdict) {
        var text = new StringBuilder(verdict.good() ? "good" : "not good: " + String.join("; ", verdict.bad()));
        if (!verdict.drift().isEmpty())
            text.append("\nthe last third over the first: ").append(verdict.drift());
        if (!verdict.notJudged().isEmpty())
            text.append("\nnot judged, since ")
                    .append(SoakOptions.WARM + SoakOptions.LEAST_JUDGED)
                    .append(" minutes are the least for it: ")
                    .append(String.join(", ", verdict.notJudged()));
        return text.toString();
    }
}
