package dev.dovetail.wms.kitting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A work order as it is shown. @param missing units that no bin has in place of those just scrapped */
record WorkShown(
        String id,
        String key,
        String kind,
        String sku,
        long quantity,
        long made,
        String state,
        @Nullable String bench,
        long missing,
        List<Part> parts) {

    /** @param side {@code in} or {@code out} */
    record Part(String side, String sku, long perUnit, long done, long scrapped) {}

    /** What is kept in a bin and to be fetched. */
    record Open(int seq, String location, String sku, String lot, long quantity) {
        static Open of(KitTask.Line line) {
            return new Open(line.seq(), line.location(), line.sku().toString(), line.lot(), line.quantity());
        }
    }

    /** @param side {@code in}, {@code out} or {@code scrap}; @param serial null where the units have no names */
    record Goods(
            String side,
            String sku,
            String lot,
            String status,
            @Nullable String serial,
            long quantity) {
        static Goods of(StepStore.Trace one) {
            return new Goods(
                    one.side(),
                    one.sku().toString(),
                    one.lot(),
                    one.status(),
                    one.serial().isEmpty() ? null : one.serial(),
                    one.quantity());
        }
    }

    record Step(
            String id,
            String order,
            String key,
            String kind,
            long units,
            @Nullable String reason,
            String who,
            String at,
            List<Goods> goods) {
        static Step of(StepStore.Done done) {
            return new Step(
                    Long.toString(done.id()),
                    Long.toString(done.order()),
                    done.key(),
                    done.kind(),
                    done.units(),
                    done.reason(),
                    done.who(),
                    done.at().toString(),
                    done.goods().stream().map(Goods::of).toList());
        }
    }

    /** @param next where the steps go on */
    record Whole(
            WorkShown order,
            List<Open> open,
            List<Step> steps,
            @Nullable String next) {}

    static WorkShown of(WorkOrder order, long missing) {
        return new WorkShown(
                Long.toString(order.id()),
                order.key(),
                order.kind().word(),
                order.sku().toString(),
                order.quantity(),
                order.made(),
                order.state().word(),
                order.benchCode(),
                missing,
                order.parts().stream()
                        .map(part -> new Part(
                                part.in() ? "in" : "out",
                                part.sku().toString(),
                                part.perUnit(),
                                part.done(),
                                part.scrapped()))
                        .toList());
    }
}
