// What a packer can say of goods that cannot be packed: why, which item, and where it is laid. One at a time; the order is given up until another is there.
import { say } from "../words.js";
import * as serials from "./serials.js";
import { asked, isCode, packOf, quiet, right, tail, told, wrong } from "./step.js";

/** The first two are in the hand and are laid somewhere; the others are not what the books say, or not there. */
const REASONS = ["damaged", "expired", "missing", "wrong-item", "wrong-lot"];
const IN_HAND = 2;
const NOTHING = { reason: null, line: null, pack: null, needs: null, lot: null, names: null, to: null };

export const begin = (state) => quiet({ ...state, unfit: NOTHING });
const of = (state, more) => ({ ...state, unfit: { ...state.unfit, ...more } });
const laid = (unfit) => REASONS.indexOf(unfit.reason) < IN_HAND;
const step = ({ needs, line }) => (needs ? "many" : line ? "into" : "what");

export function ask(state, question) {
  const { unfit } = state, line = unfit.line, at = step(unfit);
  if (!unfit.reason) {
    const options = REASONS.map((reason, i) => ({ at: i, words: say("unfit." + reason), sub: say("unfit." + reason + ".sub") }));
    return { ...question, keypad: null, choice: { title: say("ask.unfit"), help: say("ask.unfit.help"), prompt: say("scan.answer"), options } };
  }
  return {
    ...question, step: at, keypad: null, prompt: say({ what: "scan.any-item", many: "scan." + (unfit.needs ?? "lot"), into: "scan.broken" }[at]),
    rows: {
      where: { label: say("verb.unfit"), value: say("unfit." + unfit.reason), sub: say("order", state.orderNumber), done: true },
      what: { value: line ? line.description || line.sku : say("unfit.any"), sub: line ? [line.description ? line.sku : "", tail(line)].filter(Boolean).join(" · ") : "", done: !!line },
      many: unfit.needs ? { label: say(unfit.needs === "lot" ? "row.lot" : "row.name"), value: "–" } : { value: "1", sub: say("unit") },
      into: laid(unfit) ? { label: say("row.to"), value: say("place.damaged") } : { value: "–" },
    },
    verbs: at === "into" ? ["throw-away", "start-over"] : ["start-over"], next: undefined,
  };
}

export const option = (state, at) => right(of(state, { reason: REASONS[at] }), say("unfit." + REASONS[at]));
export const no = (state) => quiet({ ...state, unfit: null });

export function verb(state, word) {
  return word === "throw-away" ? sent(state) : quiet({ ...state, unfit: null });
}

export const scan = (state, text) => (state.unfit.reason ? { what, many, into }[step(state.unfit)](state, text) : wrong("answer", say("hint.choose"), text));

function what(state, text) {
  const line = state.lines.find((one) => packOf(one, text));
  if (!line) return wrong("item", state.lines.map((one) => one.description || one.sku).slice(0, 3).join(", "), text);
  const next = of(state, { line, pack: packOf(line, text) });
  if (state.unfit.reason === "wrong-lot") return { ...quiet(next), other: next.unfit };
  return laid(next.unfit) ? right(next, line.description || line.sku) : sent(next);
}

function many(state, text) {
  const { unfit } = state;
  if (unfit.needs === "lot") return isCode(text) ? sent(of(state, { needs: null, lot: text })) : wrong("lot", say("hint.lot"), text);
  const more = serials.another([], text, !!packOf(unfit.line, text), 1);
  return more.wrong ? more : sent(of(state, { needs: null, names: more.names }));
}

const into = (state, text) => (isCode(text) && !packOf(state.unfit.line, text) ? sent(of(state, { to: text })) : wrong("bin", say("place.damaged"), text));

/** Another lot than was picked, and others are wanted. */
export const otherLot = (state, line, pack) => ({ ...state, unfit: { ...NOTHING, reason: "wrong-lot", line, pack } });

export function sent(state) {
  const { reason, pack, lot, names, to, line } = state.unfit;
  const fact = { kind: "damaged", outbound: state.outbound, barcode: pack.barcode, quantity: 1, reason, ...(to ? { to } : {}), ...told({ lot, serials: names }) };
  return asked({ ...state, unfit: null, over: true }, `${say("unfit." + reason)} · ${line.description || line.sku}`, fact);
}

/** A lot or a name that is wanted is asked for; where the place was wrong, it is asked for again. */
export function refused(before, answer, fact) {
  const unfit = { ...before.unfit, to: fact.to ?? null };
  if (["packing.which-lot", "packing.wrong-lot"].includes(answer.code)) return { ...before, unfit: { ...unfit, needs: "lot" } };
  if (answer.code.startsWith("stock.serial")) return { ...before, unfit: { ...unfit, needs: "serial" } };
  return { ...before, unfit: answer.code === "packing.not-set-aside" || answer.code === "moving.bin-full" ? { ...unfit, to: null } : null };
}
