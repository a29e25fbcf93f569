package dev.dovetail.wms.outbound;

/** What may happen to an outbound, each with the sums as they are afterwards. */
sealed interface OutboundCommand {
    Tally after();

    /** What may happen while some of it is to be picked; what was packed before may be opened again, or leave. */
    sealed interface WhilePicking extends OutboundCommand {}

    /** What waits goes to the floor, with claims on bins. */
    record Release(Tally after) implements OutboundCommand {}

    /** What is on the floor waits again; nothing of it was picked. */
    record TakeBack(Tally after) implements OutboundCommand {}

    record Pick(Tally after) implements WhilePicking {}

    /** Picked units lie in their bins again. */
    record Unpick(Tally after) implements WhilePicking {}

    /** Units were not found, here or in any other bin. */
    record Short(Tally after) implements WhilePicking {}

    /** Picked units are broken, past their days or not there, as a packer saw; others are picked for them, or they are short. */
    record Unfit(Tally after) implements WhilePicking {}

    record Withdraw(Tally after) implements WhilePicking {}

    record Pack(Tally after) implements OutboundCommand {}

    /** A closed carton is open again. */
    record Unpack(Tally after) implements WhilePicking {}

    record Ship(Tally after) implements WhilePicking {}

    /** Nobody came for what is packed. */
    record GiveBack(Tally after) implements OutboundCommand {}
}
