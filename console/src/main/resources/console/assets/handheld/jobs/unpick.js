// Lays back what was picked: the tote, any item in it, how many, then the bin that it came from.
import { say } from "../words.js";
import * as serials from "./serials.js";
import { amount, asked, isCode, isNumber, isPlace, keyed, packOf, pad, quiet, right, same, tail, told, wrong } from "./step.js";

export const name = "unpick";
export const kind = "unpick";
/** A tote is scanned first. */
export const asks = null;

const NOTHING = { step: "what", line: null, pack: null, count: 0, pad: null, names: null };

export function begin(tasks) {
  const [task] = tasks ?? [];
  return { ...NOTHING, step: task ? "what" : "where", tote: task?.tote ?? "", lines: (task?.lines ?? []).map((one) => ({ ...one, open: one.quantity })), of: task?.lines.length ?? 0, over: false };
}

export const finished = (state) => state.over || state.step !== "where" && !state.lines.length;
export const stays = (state) => !!state.tote && !finished(state);
const at = (state) => state.lines[state.line ?? 0];
const most = (state) => Math.floor(at(state).open / state.pack.units);

export function ask(state) {
  const one = at(state), now = { where: 0, what: 1, many: 2, into: 3 }[state.step];
  const packs = state.names ? state.names.length : now === 2 ? Number(state.pad?.text || 0) : state.count;
  return {
    step: state.step, of: state.of, done: state.of - state.lines.length, keypad: state.step === "many" ? state.pad : null,
    prompt: say({ where: "scan.full-tote", what: "scan.any-item", many: state.names ? "scan.serial" : "scan.many", into: "scan.bin" }[state.step]),
    rows: {
      where: { label: say("row.from"), value: state.tote || say("tote.any"), sub: one ? say("order", one.orderNumber) : "", done: now > 0 },
      what: { value: one ? one.description || one.sku : "–", sub: one ? [one.lot && say("lot", one.lot), one.description ? one.sku : "", tail(one)].filter(Boolean).join(" · ") : "", done: now > 1 },
      many: one ? { value: now < 2 ? amount(one.open, null).value : amount(packs, state.pack).value, sub: now < 2 ? amount(one.open, null).sub : say("of", packs, most(state)), done: now > 2 } : { value: "–" },
      into: { label: say("row.back"), value: one ? one.location : "–", sub: one?.checkDigits ? say("digits", one.checkDigits) : "" },
    },
    verbs: { where: [], what: ["enough"], many: ["start-over"], into: ["start-over"] }[state.step],
    next: now > 0 ? state.lines[1]?.location ?? say("last") : undefined,
  };
}

export const scan = (state, text) => ({ where, what, many, into })[state.step](state, text);

const where = (state, text) => (isCode(text) ? { ...right(state, text), wants: { tote: text, limit: 50 } } : wrong("tote", say("hint.short"), text));

function what(state, text) {
  const line = state.lines.findIndex((one) => packOf(one, text));
  if (line < 0) return wrong("item", state.lines.map((one) => one.description || one.sku).slice(0, 3).join(", "), text);
  const next = { ...state, line, pack: packOf(state.lines[line], text), count: 1 }, words = at(next).description || at(next).sku;
  if (most(next) < 1) return wrong("too-many", amount(at(next).open, null).sub, amount(1, next.pack).value);
  if (at(next).serials) return right({ ...next, names: [], count: 0, step: "many" }, words);
  return right(most(next) === 1 ? { ...next, step: "into" } : { ...next, step: "many", pad: pad(most(next)) }, words);
}

/** The bin may be scanned at once: it says yes to the number that is shown. */
function many(state, text) {
  if (state.names) return named(state, text);
  if (isNumber(text) && Number(text) <= most(state) && !isPlace(at(state), text)) return enter(state, Number(text));
  const counted = enter(state, Number(state.pad.text || 0));
  return counted.wrong || !isPlace(at(state), text) ? wrong("quantity", say("hint.most", most(state)), text) : into(counted.state, text);
}

function named(state, text) {
  const more = serials.another(state.names, text, !!packOf(at(state), text), most(state));
  if (more.wrong) return more.wrong && state.names.length && isPlace(at(state), text) ? into({ ...state, count: state.names.length }, text) : more;
  const next = { ...state, names: more.names, count: more.names.length };
  return right(next.count >= most(next) ? { ...next, step: "into" } : next, String(next.count));
}

export function enter(state, number) {
  if (number < 1 || number > most(state)) return wrong("quantity", say("hint.most", most(state)), number);
  return right({ ...state, count: number, pad: null, step: "into" }, String(number));
}

export const key = (state, value) => (value === "ok" ? enter(state, Number(state.pad.text || 0)) : quiet({ ...state, pad: keyed(state.pad, value) }));

function into(state, text) {
  const one = at(state);
  if (!isPlace(one, text)) return wrong("bin", one.location, text);
  const fact = { kind: "unpick", task: one.task, seq: one.seq, location: one.location, barcode: state.pack.barcode, quantity: state.count, tote: state.tote, ...told({ lot: one.lot, serials: state.names }) };
  const lines = state.lines.map((line) => (line === one ? { ...line, open: line.open - state.count * state.pack.units } : line)).filter((line) => line.open > 0);
  return asked({ ...state, ...NOTHING, lines }, one.location, fact);
}

/** Names that are wanted are read; what cannot go back now comes last. */
export function refused(before, answer) {
  if (!before.tote) return before;
  if (answer.code.startsWith("stock.serial")) return { ...before, step: "many", names: [], pad: null };
  const one = at(before), others = before.lines.filter((line) => line !== one);
  return { ...before, ...NOTHING, lines: answer.code === "picking.not-picked" ? others : [...others, one] };
}

export const verb = (state, word) => quiet(word === "enough" ? { ...state, over: true } : { ...state, ...NOTHING });
export const yes = quiet;
export const no = quiet;
export const summary = (state) => say("done.unpick", state.tote);
