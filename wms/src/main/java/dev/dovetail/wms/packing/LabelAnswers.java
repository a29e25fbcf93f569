package dev.dovetail.wms.packing;

import dev.dovetail.contract.carriage.LabelAnswer;
import dev.dovetail.contract.carriage.LabelAnswer.LabelCreated;
import dev.dovetail.contract.carriage.LabelAnswer.LabelRefused;
import dev.dovetail.contract.carriage.LabelAnswer.LabelVoidRefused;
import dev.dovetail.contract.carriage.LabelAnswer.LabelVoided;
import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.stock.Stock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes what the carrier answers about labels. A tracking number that another parcel carries is refused, whatever the
 * carrier says; a second label for a labelled parcel waits for a person, who voids it; one that answers an older request is voided.
 */
@Component
class LabelAnswers implements Inward {
    private static final String TAKEN = "packing.tracking-taken";

    private final ParcelStore parcels;
    private final ParcelWrites writes;
    private final Voids voids;
    private final Json json;

    LabelAnswers(ParcelStore parcels, ParcelWrites writes, Voids voids, Json json) {
        this.parcels = parcels;
        this.writes = writes;
        this.voids = voids;
        this.json = json;
    }

    /** What becomes of one parcel. */
    record Answered(
            ParcelId id,
            ParcelState state,
            @Nullable String tracking,
            @Nullable String format,
            @Nullable String label,
            @Nullable String refusal) {}

    @Override
    public String destination() {
        return "wms.packing";
    }

    @Override
    public Family inbox() {
        return Stock.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        messages.stream()
                .map(this::read)
                .collect(Collectors.groupingBy(answer -> answer.node().value()))
                .forEach((node, answers) -> apply(new NodeId(node), answers));
    }

    private LabelAnswer read(Message message) {
        var type = LabelAnswer.TYPES.get(message.type());
        if (type == null) throw new IllegalArgumentException("no label answer is a " + message.type());
        return json.read(message.body(), type);
    }

    private void apply(NodeId node, List<LabelAnswer> answers) {
        for (var round : Rounds.of(answers, LabelAnswer::parcel)) {
            var voids = round.stream().filter(LabelAnswers::aboutVoid).toList();
            var labels = round.stream().filter(answer -> !aboutVoid(answer)).toList();
            if (!voids.isEmpty()) this.voids.answered(node, voids);
            if (!labels.isEmpty()) applyOnce(node, labels);
        }
    }

    private static boolean aboutVoid(LabelAnswer answer) {
        return answer instanceof LabelVoided || answer instanceof LabelVoidRefused;
    }

    private void applyOnce(NodeId node, List<LabelAnswer> answers) {
        var ids = answers.stream().map(LabelAnswer::parcel).toList();
        var locked = parcels.lock(node, ids).stream().collect(Collectors.toMap(Parcel::id, one -> one));
        var trackings = answers.stream()
                .filter(LabelCreated.class::isInstance)
                .map(answer -> ((LabelCreated) answer).trackingNumber())
                .toList();
        Set<String> taken = new HashSet<>(trackings.isEmpty() ? List.of() : parcels.taken(node, trackings, ids));
        List<Answered> answered = new ArrayList<>();
        List<LabelCreated> outdated = new ArrayList<>();
        for (var answer : answers) {
            var parcel = locked.get(answer.parcel());
            if (parcel == null) throw refused("packing.no-such-parcel", answer);
            if (newest(parcel, answer)) answered.add(decide(parcel, answer, taken));
            else if (answer instanceof LabelCreated made) outdated.add(made);
        }
        writes.label(node, answered);
        voids.askOutdated(node, outdated);
    }

    /**
     * Whether it answers the carton's newest request, and not one from before it was opened again or its label voided: such a
     * label is for what lay in it then, and the carrier is asked to void it; such a refusal says nothing.
     */
    private static boolean newest(Parcel parcel, LabelAnswer answer) {
        var reference = switch (answer) {
            case LabelCreated made -> made.reference();
            case LabelRefused no -> no.reference();
            case LabelVoided _, LabelVoidRefused _ -> null;
        };
        return reference == null || reference.equals(LabelRequests.reference(parcel.id(), parcel.labels() + 1));
    }

    private static Answered decide(Parcel parcel, LabelAnswer answer, Set<String> taken) {
        return switch (answer) {
            case LabelCreated made
            when taken.add(made.carrier() + "/" + made.trackingNumber()) ->
                new Answered(
                        parcel.id(),
                        next(parcel, new ParcelCommand.Label()),
                        made.trackingNumber(),
                        made.format(),
                        made.image(),
                        null);
            case LabelCreated made -> refused(parcel, TAKEN + ": " + made.trackingNumber());
            case LabelRefused no -> refused(parcel, no.code() + ": " + no.why());
            case LabelVoided _, LabelVoidRefused _ ->
                throw new IllegalArgumentException("no label came with " + answer);
        };
    }

    private static Answered refused(Parcel parcel, String why) {
        return new Answered(parcel.id(), next(parcel, new ParcelCommand.RefuseLabel()), null, null, null, why);
    }

    static ParcelState next(Parcel parcel, ParcelCommand command) {
        return switch (ParcelState.of(parcel.state()).decide(command)) {
            case Decision.Accepted<ParcelState>(var next) -> next.getFirst();
            case Decision.Refused<ParcelState>(var refusal) -> throw new Refused(Refused.Kind.CONFLICT, refusal);
        };
    }

    static Refused refused(String code, LabelAnswer answer) {
        return new Refused(
                Refused.Kind.CONFLICT,
                new Refusal(code, Map.of("parcel", answer.parcel().toString())));
    }
}
