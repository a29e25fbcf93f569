// A part broke at the bench: which, how many, why. It goes into the scrap, and another is fetched where a bin has one.
import { read } from "../gs1.js";
import { say } from "../words.js";
import * as serials from "./serials.js";
import { calls, isCode, isNumber, keyed, packOf, pad, quiet, right, same, tail, told, wrong } from "./step.js";

const MOST = 1_000_000;
/** A reason is told in these words, and kept with the step. */
const REASONS = ["broke", "faulty", "spoiled"];
const NOTHING = { parts: [], part: null, count: 0, pad: null, reason: null, wants: null, lot: null, lots: null, names: null };

/** What goes into the work order is asked of the server: of what lies at the bench already the device need not know. */
export const begin = (state) => calls({ ...state, again: null }, `work-orders/${state.task}`);

export function opened(state, { order }) {
  const known = state.parts ?? [];
  const parts = order.parts.filter((one) => one.side === "in").map(({ sku }) => known.find((one) => one.sku === sku) ?? { sku, description: "", barcodes: [] });
  const next = { ...state, step: "scrap", scrap: { ...NOTHING, parts } };
  return parts.length === 1 ? chosen(next, parts[0], 1) : right(next, say("verb.broken"));
}

const of = (state, more) => ({ ...state, scrap: { ...state.scrap, ...more } });
const called = (part) => part.description || part.sku;

function chosen(state, part, units) {
  return right(of(state, { part, count: units, pad: pad(units) }), called(part));
}

export function ask(state) {
  const { part, reason, wants } = state.scrap;
  return {
    step: "many", of: state.of, done: state.of, keypad: wants ? null : state.scrap.pad, choice: part ? (state.scrap.pad ? null : reason ? null : reasons(state.scrap)) : parts(state.scrap),
    prompt: say(wants === "lot" ? "scan.lot" : wants ? "scan.serial" : "scan.key"), verbs: ["start-over"], note: "",
    rows: {
      where: { label: say("row.bench"), value: state.bench || "–", sub: "", done: true },
      what: { label: say("verb.broken"), value: part ? called(part) : "–", sub: part ? [part.description ? part.sku : "", tail(part)].filter(Boolean).join(" · ") : "", done: true },
      many: row(state.scrap),
      into: { label: say("row.to"), value: say("place.scrap"), sub: "" },
    },
  };
}

function row({ wants, lots, names, count, pad: number }) {
  if (wants === "lot") return { label: say("row.lot"), value: "–", sub: lots?.join(", ") || say("hint.lot-where") };
  return wants ? { label: say("row.name"), value: String(names.length), sub: say("of", names.length, count) } : { value: number?.text || "0" };
}

const parts = ({ parts }) => ({ prompt: say("scan.any-item"), title: say("ask.broken"), help: say("ask.broken.help"), options: parts.map((one, at) => ({ at, words: called(one), sub: one.description ? one.sku : "" })) });
const reasons = ({ part, count }) => ({ prompt: say("scan.answer"), title: say("ask.broken.why"), help: `${count} · ${called(part)}`, options: REASONS.map((one, at) => ({ at, words: say("broken." + one), sub: say(`broken.${one}.sub`) })) });

export function option(state, at) {
  if (!state.scrap.part) return chosen(state, state.scrap.parts[at], 1);
  return sent(of(state, { reason: REASONS[at] }));
}

export function scan(state, text) {
  const { part, wants } = state.scrap;
  if (wants) return heard(state, text);
  if (!part) return which(state, text);
  if (!state.scrap.pad) return wrong("answer", say("hint.choose"), text);
  const pack = packOf(part, text);
  if (pack) return more(state, pack.units);
  return isNumber(text) ? enter(state, Number(text)) : wrong("item", called(part), text);
}

/** The part is scanned where the device knows its barcode, or its number typed. */
function which(state, text) {
  const part = state.scrap.parts.find((one) => packOf(one, text) || same(one.sku, text));
  return part ? chosen(state, part, packOf(part, text)?.units ?? 1) : wrong("item", state.scrap.parts.map(called).slice(0, 3).join(", "), text, say("hint.part"));
}

function more(state, units) {
  const count = Number(state.scrap.pad.text || 0) + units;
  return right(of(state, { pad: pad(count) }), String(count));
}

export function enter(state, number) {
  if (number < 1 || number > MOST) return wrong("quantity", say(number < 1 ? "hint.least" : "hint.most", MOST), number);
  return right(of(state, { count: number, pad: null }), String(number));
}

export const key = (state, value) => (value === "ok" ? enter(state, Number(state.scrap.pad.text || 0)) : quiet(of(state, { pad: keyed(state.scrap.pad, value) })));

function heard(state, text) {
  const { wants, lots, names, part, count } = state.scrap;
  if (wants === "lot") {
    const lot = lots?.find((one) => same(one, read(text).lot ?? text)) ?? (lots ? null : read(text).lot ?? text);
    return lot && isCode(lot) && !packOf(part, lot) ? sent(of(state, { wants: null, lot })) : wrong("lot", lots?.join(", ") || say("hint.lot"), text);
  }
  const another = serials.another(names, text, !!packOf(part, text), count);
  if (another.wrong) return another;
  const next = of(state, { names: another.names });
  return another.names.length < count ? right(next, String(another.names.length)) : sent(of(next, { wants: null }));
}

function sent(state) {
  const { part, count, reason, lot, names } = state.scrap;
  return calls(state, `work-orders/${state.task}/scraps`, { sku: part.sku, quantity: count, reason: say("broken." + reason), ...told({ lot, serials: names }), ...(state.again ? { key: state.again } : {}) });
}

/** Others are kept in their place where bins have some: they are stops of their own when work is asked for. */
export function answered(before, { missing }) {
  return right({ ...before, call: null, again: null, over: true, scrap: { ...before.scrap, missing } }, say("verb.broken"));
}

/** Which lot or which units broke is asked; of what is refused the number is asked again. */
export function refused(state, answer) {
  const details = answer.details ?? answer, next = { ...state, again: null };
  if (answer.code === "kitting.over") return { ...next, over: true, scrap: null };
  if (answer.code === "kitting.which-lot") return { state: of(next, { wants: "lot", lots: details.lots ?? null }), question: true };
  if (answer.code === "kitting.serial-needed" || answer.code.startsWith("stock.serial")) return { state: of(next, { wants: "names", names: [] }), question: answer.code === "kitting.serial-needed" };
  return of(next, { pad: pad(state.scrap.count), reason: null, wants: null, lot: null, names: null });
}

export const summary = ({ scrap }) => say(scrap.missing ? "done.broken.missing" : "done.broken", scrap.count, called(scrap.part), scrap.missing);
export const pretended = (state, { body }) => (body ? { missing: 0 } : { order: { parts: (state.parts ?? []).map((one) => ({ side: "in", sku: one.sku })) } });
