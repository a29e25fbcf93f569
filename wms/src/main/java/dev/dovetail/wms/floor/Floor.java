package dev.dovetail.wms.floor;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.ground.storage.Transactions.CommitUnknown;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.wms.layout.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes batches of scans. A batch is one transaction: the effects and the scans' ids are written together, so the same
 * scan again, at any time and from many devices at once, finds its first outcome and changes nothing.
 *
 * <p>What a batch cannot do as a whole is done in halves, down to the scan that fails, so that it never costs its
 * neighbours; only what is about the same task waits behind it.
 */
@Component
class Floor {
    private static final Logger log = LoggerFactory.getLogger(Floor.class);

    private final Activities activities;
    private final ScanStore store;
    private final ConflictStore conflicts;
    private final Transactions transactions;
    private final InstantSource clock;

    Floor(
            Activities activities,
            ScanStore store,
            ConflictStore conflicts,
            Transactions transactions,
            InstantSource clock) {
        this.activities = activities;
        this.store = store;
        this.conflicts = conflicts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** When a batch came. @param ahead by how much our clock was ahead of the device's, as far as it told; @param behind what of it waits */
    private record When(Instant at, Duration ahead, Behind behind) {}

    /**
     * What became of each scan, in the order given.
     *
     * @param sent the device's clock as it sent them; null where it does not say
     */
    List<Outcome> take(Warehouse warehouse, List<ScanBody> scans, @Nullable Instant sent) {
        var now = clock.instant();
        var ahead = sent == null ? Duration.ZERO : Duration.between(sent, now);
        return takeAll(warehouse, scans, new When(now, ahead, new Behind()));
    }

    private List<Outcome> takeAll(Warehouse warehouse, List<ScanBody> scans, When when) {
        if (scans.stream().anyMatch(when.behind()::waits)) return apart(warehouse, scans, when);
        try {
            return transactions.run(() -> takeOnce(warehouse, scans, when));
        } catch (TryLater | CommitUnknown | ConcurrencyFailureException | DataAccessResourceFailureException busy) {
            throw busy;
        } catch (RuntimeException fault) {
            if (scans.size() == 1) return takeAlone(warehouse, scans, when, fault);
            return apart(warehouse, scans, when);
        }
    }

    private List<Outcome> apart(Warehouse warehouse, List<ScanBody> scans, When when) {
        if (scans.size() == 1) {
            when.behind().follow(scans.getFirst());
            return List.of(Outcome.refused(scans.getFirst().scanId(), when.at(), Refusal.of("floor.fault")));
        }
        var all = new ArrayList<>(takeAll(warehouse, scans.subList(0, scans.size() / 2), when));
        all.addAll(takeAll(warehouse, scans.subList(scans.size() / 2, scans.size()), when));
        return all;
    }

    /** An id that another process made in the same millisecond is made anew; any other fault is final. */
    private List<Outcome> takeAlone(Warehouse warehouse, List<ScanBody> scan, When when, RuntimeException fault) {
        if (!(fault instanceof DuplicateKeyException)) return List.of(failed(warehouse, scan.getFirst(), when, fault));
        try {
            return transactions.run(() -> takeOnce(warehouse, scan, when));
        } catch (DuplicateKeyException again) {
            return List.of(failed(warehouse, scan.getFirst(), when, again));
        }
    }

    private List<Outcome> takeOnce(Warehouse warehouse, List<ScanBody> scans, When when) {
        var at = when.at();
        var node = warehouse.node();
        var known =
                store.find(node, scans.stream().map(ScanBody::scanId).distinct().toList());
        Map<UUID, ScanStore.Kept> fresh = new LinkedHashMap<>();
        List<FloorScan> understood = new ArrayList<>();
        for (var scan : scans) {
            if (known.containsKey(scan.scanId()) || fresh.containsKey(scan.scanId())) continue;
            fresh.put(scan.scanId(), new ScanStore.Kept(scan, read(scan, when, understood)));
        }
        activities
                .take(warehouse, understood)
                .forEach((id, why) -> fresh.computeIfPresent(
                        id, (_, kept) -> new ScanStore.Kept(kept.sent(), Outcome.refused(id, at, why))));
        if (!keep(node, List.copyOf(fresh.values()), at))
            throw new CannotAcquireLockException("another took one of these scans meanwhile");
        conflicts.keep(node, actedUpon(scans, known), at);
        return answers(scans, known, fresh);
    }

    /** Refused when it was only asked, the answer lost, and done by hand meanwhile: what is kept of it is still a no. */
    private static List<ScanStore.Kept> actedUpon(List<ScanBody> scans, Map<UUID, ScanStore.Taken> known) {
        Map<UUID, ScanStore.Kept> kept = new LinkedHashMap<>();
        for (var scan : scans) {
            var before = known.get(scan.scanId());
            if (before != null && before.same(scan))
                kept.putIfAbsent(scan.scanId(), new ScanStore.Kept(scan, before.outcome()));
        }
        return List.copyOf(kept.values());
    }

    private static Outcome read(ScanBody scan, When when, List<FloorScan> understood) {
        var at = when.at();
        try {
            understood.add(ScanReader.read(scan, at, when.ahead()));
            return Outcome.accepted(scan.scanId(), at);
        } catch (Malformed no) {
            var field = no.path() == null ? "" : no.path();
            return Outcome.refused(scan.scanId(), at, new Refusal(no.code(), Map.of("field", field)));
        }
    }

    /** A scan that comes twice in its own batch is answered the second time as one that came before. */
    private static List<Outcome> answers(
            List<ScanBody> scans, Map<UUID, ScanStore.Taken> known, Map<UUID, ScanStore.Kept> fresh) {
        List<Outcome> answers = new ArrayList<>();
        Map<UUID, ScanStore.Taken> given = new LinkedHashMap<>(known);
        for (var scan : scans) {
            var before = given.get(scan.scanId());
            var now = fresh.get(scan.scanId());
            if (before != null) answers.add(before.answer(scan));
            else if (now != null) {
                answers.add(now.outcome());
                given.put(
                        scan.scanId(),
                        new ScanStore.Taken(now.outcome(), now.sent().content()));
            }
        }
        return answers;
    }

    /** What a hand did and is refused becomes a conflict in the same transaction. */
    private boolean keep(NodeId node, List<ScanStore.Kept> scans, Instant at) {
        if (!store.keep(node, scans)) return false;
        conflicts.keep(node, scans, at);
        return true;
    }

    /** A rule's no is kept like any other; a fault of ours is not, so that the device may send the scan again. */
    private Outcome failed(Warehouse warehouse, ScanBody scan, When when, RuntimeException fault) {
        if (!(fault instanceof Refused no)) {
            when.behind().follow(scan);
            log.error("scan {} of kind {} failed", scan.scanId(), scan.kind(), fault);
            return Outcome.refused(scan.scanId(), when.at(), Refusal.of("floor.fault"));
        }
        var outcome = Outcome.refused(scan.scanId(), when.at(), no.refusal());
        transactions.run(() -> keep(warehouse.node(), List.of(new ScanStore.Kept(scan, outcome)), when.at()));
        return outcome;
    }
}
