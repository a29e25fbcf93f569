// Picks an order straight into the carton that is shipped, where the server says that it fits into one; whether more fits only the server knows, so it is asked.
import { say } from "../words.js";
import { pad } from "./step.js";

/** A slot as it is filled: the code of its tote, or of its carton where it has a box. */
export const slot = (one) => ({ ...one, tote: one.tote ?? one.carton ?? null, box: !one.tote && !!one.cartonType });

export const wanted = (slot) => (slot.box ? say("new-carton", slot.cartonType) : say("new-tote"));
export const prompt = (slot) => (slot.box ? (slot.tote ? "scan.carton" : "scan.new-carton") : slot.tote ? "scan.into" : "scan.first-tote");
export const into = (slot, code) => (slot.box ? { carton: code, cartonType: slot.cartonType } : { tote: code });
export const judged = (slot, step) => (slot.box ? { ...step, asks: true } : step);

const changed = (state, old, more) => ({ ...state, slots: state.slots.map((one) => (one === old ? { ...one, ...more } : one)) });

/** From now on into a tote. */
export const without = (state, slot) => changed(state, slot, { box: false, tote: null });

/** What still fits is picked, the rest goes into another carton; where no carton will do, into a tote. */
export function refused(before, { code, details }, slot) {
  if (code === "picking.no-carton") return without(before, slot);
  if (code === "picking.carton-full" && details.fits > 0 && before.pack) return { ...before, step: "many", count: 1, pad: pad(Math.max(1, Math.floor(details.fits / before.pack.units))) };
  if (["picking.carton-full", "packing.carton-taken", "packing.carton-closed", "packing.not-a-carton"].includes(code)) return changed(before, slot, { tote: null });
  return before;
}
