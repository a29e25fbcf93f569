// Asks which of several goods of one item are meant: by a button, by the lot's own barcode, or by typing it.
import { read } from "../gs1.js";
import { say, units } from "../words.js";
import { quiet, same, wrong } from "./step.js";

/** @param of the goods to choose from, each with a lot and perhaps a status. */
export const choice = (of) => ({
  prompt: say("scan.which"), title: say("ask.which"), help: say("ask.which.help"),
  options: of.map((one, at) => ({ at, words: one.lot ? say("lot", one.lot) : say("lot.none"), sub: [one.status && say("status." + one.status), one.expiresOn && say("expires", one.expiresOn), one.quantity && units(one.quantity), one.free && say("free", one.free)].filter(Boolean).join(" · ") })),
});

/** What was scanned or typed as an answer: the place in the list, or what was wrong. */
export function heard(of, text) {
  const lot = read(text).lot ?? text;
  const at = of.findIndex((one) => same(one.lot, lot));
  return at < 0 ? wrong("lot", of.map((one) => one.lot || say("lot.none")).join(", "), lot) : { at };
}

/** The server does not know which goods are meant: the question that asks for it, or nothing where it says something else. */
export function refused(answer) {
  if (answer.code === "moving.which-stock") return answer.details.possible;
  if (answer.code === "receiving.which-lot") return answer.details.lots.map((lot) => ({ lot }));
  return null;
}

export const cancel = (state) => quiet({ ...state, which: null });
