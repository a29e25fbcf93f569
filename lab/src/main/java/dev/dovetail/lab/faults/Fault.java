package dev.dovetail.lab.faults;

/** What can go wrong, named by the row of the reliability catalog that it plays; what people on the floor do has no row there, and is named as it is. */
public enum Fault {
    /** F7: a shop sends an order twice, at the same moment or later. */
    SENT_TWICE("F7"),
    /** A shop sends other content under a number that is taken. */
    CONFLICT("I34"),
    /** F7: a webhook's receiver takes it and answers with an error, so that it comes again. */
    WEBHOOK_AGAIN("F7"),
    /** F2: a handheld's batch is taken and its answer is lost, so that it is sent again. */
    BATCH_AGAIN("F2"),
    /** A person stands before the wrong bin. */
    WRONG_BIN("wrong-bin"),
    /** A person scans the wrong thing first. */
    WRONG_SCAN("wrong-item"),
    /** A bin holds less than the books say. */
    SHORT("short"),
    /** What lies in a bin is broken. */
    DAMAGED("damaged"),
    /** A packer finds that a unit is broken. */
    DAMAGED_AT_PACK("damaged-at-pack"),
    /** Two pickers are sent to the same units. */
    TWO_PICKERS("two-pickers"),
    /** A bin is counted while somebody picks from it. */
    COUNT_MEANWHILE("count-during-pick"),
    /** A wave is taken back. */
    WAVE_BACK("wave-taken-back"),
    /** A bench's or an office's command is taken, and its answer is lost: it comes again under its key. */
    ANSWER_LOST("answer-lost"),
    /** More is asked for from another warehouse than there is. */
    TRANSFER_SHORT("transfer-short"),
    /** A carton stands at the other warehouse before anybody announced it. */
    CARTON_EARLY("carton-early"),
    /** A carton waits long for its truck. */
    CARTON_LATE("carton-late"),
    /** A carton does not arrive and is given up. */
    CARTON_LOST("carton-lost"),
    /** What was given up stands on the dock after all. */
    CARTON_FOUND("carton-found"),
    /** Goods that are to go to another warehouse are not wanted there any more. */
    TRANSFER_BACK("transfer-taken-back"),
    /** A part of a kit is not where it is kept. */
    PART_SHORT("part-short"),
    /** A part breaks at the bench. */
    PART_BROKEN("part-broken"),
    /** Goods are scanned onto a plate that stands elsewhere. */
    WRONG_PLATE("wrong-plate"),
    /** A parcel comes back of which nobody knows whose it is. */
    NO_ORDER("return-without-order"),
    /** More comes back than was sent. */
    TOO_MANY_BACK("return-too-many"),
    /** An item is put into another order's slot of a put wall, or into a free one. */
    WRONG_SLOT("wrong-slot"),
    /** Goods come that nobody announced. */
    BLIND("blind-delivery"),
    /** A door is asked for that another has at that time. */
    DOOR_TAKEN("door-taken"),
    /** F11: 200 with something that is no answer. */
    GARBAGE("F11"),
    /** F12: the label is made and the answer never comes. */
    LABEL_LOST("F12"),
    /** F15: too many requests. */
    THROTTLED("F15"),
    /** F27: the token that was good until now is not taken any more. */
    TOKEN_REVOKED("F27"),
    /** F45: the label is made, and the answer lacks what its schema promises. */
    FIELD_DROPPED("F45");

    private final String row;

    Fault(String row) {
        this.row = row;
    }

    public String row() {
        return row;
    }
}
