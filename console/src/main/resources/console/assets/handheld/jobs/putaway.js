// Puts away what stands on a dock: any item first, which lot where several stand there, the names of units that have some, how many, then the bin that the server keeps for it.
import { read } from "../gs1.js";
import { say } from "../words.js";
import * as serials from "./serials.js";
import { amount, asked, isCode, isNumber, keyed, packOf, pad, quiet, right, same, tail, told, wrong } from "./step.js";
import * as which from "./which.js";

export const name = "putaway";
export const kind = "putaway";
export const asks = () => ({ limit: 10 });

const NOTHING = { step: "what", pack: null, lot: null, count: 0, pad: null, names: null, which: null, free: false };
export const begin = (tasks) => ({ ...NOTHING, lines: tasks.map((one) => ({ ...one, open: one.quantity, lots: one.lots ?? [], description: one.description ?? "" })), of: tasks.length });

export const finished = (state) => !state.lines.length;
const most = (state) => Math.floor(Math.min(state.lines[0].open, state.lot?.quantity ?? Infinity) / state.pack.units);

export function ask(state) {
  const at = state.lines[0], known = state.step !== "what";
  const number = state.names ? { value: String(state.names.length), sub: "" } : state.step === "many" ? amount(Number(state.pad.text || 0), state.pack) : known ? amount(state.count, state.pack) : amount(at.open, null);
  const lot = state.lot?.lot ?? (at.lots.length === 1 ? at.lots[0].lot : "");
  return {
    step: state.step === "where" ? "into" : state.step, of: state.of, done: state.of - state.lines.length,
    prompt: say(state.step === "what" ? "scan.any-item" : state.step === "where" ? "scan.bin" : state.names ? "scan.serial" : "scan.many"),
    rows: {
      where: { label: say("row.from"), value: at.from, done: true },
      what: { value: at.description || at.sku, sub: [lot && say("lot", lot), at.description ? at.sku : "", tail(at), at.reference].filter(Boolean).join(" · "), done: known },
      many: { value: number.value, sub: state.step === "many" ? say("of", state.names ? state.names.length : state.pad.text || 0, most(state)) : number.sub, done: state.step === "where" },
      into: { value: state.free || !at.suggest ? place(at) : at.suggest, sub: at.status && at.status !== "available" ? say("status." + at.status) : "" },
    },
    keypad: state.step === "many" ? state.pad : null,
    choice: state.which ? which.choice(state.which) : null,
    verbs: state.step === "where" && at.suggest && !state.free ? ["other-bin"] : state.step === "what" && state.lines.length > 1 ? ["skip"] : state.step === "many" && state.names ? ["names-done"] : [],
    next: state.lines[1] ? (state.lines[1].description || state.lines[1].sku) : say("last"),
  };
}

const place = (at) => say({ hold: "place.quality", damaged: "place.damaged" }[at.status] ?? "hint.any-bin");

export function scan(state, text) {
  if (state.which) {
    const answer = which.heard(state.which, text);
    return answer.wrong ? answer : option(state, answer.at);
  }
  if (state.step === "what") return what(state, text);
  if (state.step === "where") return into(state, text);
  if (state.names) return named(state, text);
  if (isNumber(text) && Number(text) <= most(state)) return enter(state, Number(text));
  const bin = isCode(text) && !packOf(state.lines[0], text);
  return bin ? into({ ...state, count: Number(state.pad.text || 0) }, text) : wrong("quantity", say("hint.number"), text);
}

/** The goods in the hand say which line it is, and where their barcode tells it, of which lot they are; the dock says which lines come first. */
function what(state, text) {
  const here = state.lines.filter((one) => same(one.from, text));
  if (here.length) return right({ ...state, lines: [...here, ...state.lines.filter((one) => !here.includes(one))] }, here[0].from);
  const lines = state.lines.filter((one) => packOf(one, text)), told_ = read(text).lot;
  if (!lines.length) return wrong("item", state.lines[0].description || state.lines[0].sku, text);
  const chosen = lines.find((one) => one.lots.some((lot) => same(lot.lot, told_ ?? ""))) ?? lines[0], pack = packOf(chosen, text);
  const lot = told_ ? chosen.lots.find((one) => same(one.lot, told_)) ?? null : null;
  if (told_ && chosen.lots.length && !lot) return wrong("lot", chosen.lots.map((one) => one.lot).join(", "), told_);
  const next = { ...state, lines: [chosen, ...state.lines.filter((one) => one !== chosen)], pack, lot, count: 1 };
  return !lot && chosen.lots.length > 1 ? quiet({ ...next, which: chosen.lots }) : taken(next);
}

function taken(state) {
  const at = state.lines[0], words = at.description || at.sku;
  if (most(state) < 1) return wrong("too-many", amount(Math.min(at.open, state.lot?.quantity ?? at.open), null).sub, amount(1, state.pack).value);
  if (at.serials && state.pack.units === 1) return named({ ...state, names: [], count: 0, step: "many" }, state.pack.mark.serial);
  if (most(state) === 1) return right({ ...state, step: "where" }, words);
  return right({ ...state, step: "many", pad: pad(most(state)) }, words);
}

/** A barcode that tells the unit's own name has told it. */
function named(state, text) {
  if (!text) return right(state, state.lines[0].description || state.lines[0].sku);
  const more = serials.another(state.names, text, !!packOf(state.lines[0], text) && text !== state.pack.mark.serial, most(state));
  if (more.wrong) return more;
  const next = { ...state, names: more.names, count: more.names.length };
  return right(next.count >= most(next) ? { ...next, step: "where" } : next, String(next.count));
}

export function enter(state, number) {
  if (number < 1 || number > most(state)) return wrong("quantity", say("hint.most", most(state)), number);
  return right({ ...state, count: number, pad: null, step: "where" }, String(number));
}

export const key = (state, value) => (value === "ok" ? enter(state, Number(state.pad.text || 0)) : quiet({ ...state, pad: keyed(state.pad, value) }));

function into(state, text) {
  const at = state.lines[0];
  if (state.count < 1 || state.count > most(state)) return wrong("quantity", say("hint.most", most(state)), state.count);
  if (!isCode(text) || packOf(at, text)) return wrong("bin", at.suggest ?? place(at), text);
  if (at.suggest && !state.free && !same(at.suggest, text)) return wrong("bin", at.suggest, text, say("hint.other-bin"));
  return sent(state, at.suggest && same(at.suggest, text) ? at.suggest : text);
}

function sent(state, to) {
  const [at, ...rest] = state.lines, units = state.count * state.pack.units;
  const fact = { kind: "putaway", ...(at.delivery ? { delivery: at.delivery } : {}), from: at.from, to, barcode: state.pack.barcode, quantity: state.count, ...told({ lot: state.lot?.lot || null, serials: state.names }) };
  const lots = at.lots.map((one) => (one.lot === state.lot?.lot ? { ...one, quantity: one.quantity - units } : one)).filter((one) => one.quantity > 0);
  const lines = at.open > units ? [{ ...at, open: at.open - units, lots }, ...rest] : rest;
  return asked({ ...state, ...NOTHING, lines }, to, fact);
}

/** Where the goods cannot go, another place is asked for; which lot they are of is a question of its own. */
export function refused(before, answer, fact) {
  const at = before.lines[0], lots = which.refused(answer);
  const state = { ...before, step: "where", pad: null, count: fact.quantity, which: lots, to: fact.to };
  if (lots) return { ...state, lines: [{ ...at, lots: [] }, ...before.lines.slice(1)] };
  if (answer.code.startsWith("stock.serial")) return { ...state, step: "many", names: [], count: 0 };
  if (answer.code === "stock.not-enough") return { ...state, step: "many", pad: pad(fact.quantity) };
  return { ...state, free: true };
}

/** Before the number is told it is the first question of the item; after the server's no, the last. */
export function option(state, at) {
  const next = { ...state, lot: state.which[at], which: null };
  return state.step === "where" ? sent(next, state.to) : taken(next);
}
export const no = (state) => quiet({ ...state, ...NOTHING });
export const yes = quiet;

export function verb(state, word) {
  if (word === "names-done") return state.count ? right({ ...state, step: "where" }, String(state.count)) : wrong("quantity", say("hint.least"), 0);
  return word === "skip" ? right({ ...state, lines: [...state.lines.slice(1), state.lines[0]] }, say("verb.skip")) : right({ ...state, free: true }, say("verb.other-bin"));
}
export const summary = () => say("done.putaway");
