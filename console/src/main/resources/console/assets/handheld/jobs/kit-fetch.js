// Fetches the parts of a work order: bin, item, how many, and the bench, stop by stop in walking order.
import { say } from "../words.js";
import { arrive as make } from "./kit-make.js";
import * as serials from "./serials.js";
import { amount, asked, isCode, isNumber, isPlace, keyed, packOf, pad, quiet, right, same, tail, told, wrong } from "./step.js";

const NOTHING = { pack: null, count: 0, pad: null, names: null, short: false };

/** At the first stop, whose bin is asked for unless the worker stands there; with none left, at the bench. */
export function arrive(state) {
  const at = state.lines[0];
  return at ? { ...state, ...NOTHING, step: at.location === state.bin ? "what" : "where" } : make({ ...state, ...NOTHING });
}

const line = (state) => state.lines[0];
const most = (state) => (state.short ? line(state).open : Math.floor(line(state).open / state.pack.units));

export function ask(state) {
  const at = line(state), now = { where: 0, what: 1, many: 2, into: 3 }[state.step];
  const packs = state.names ? state.names.length : now === 2 ? Number(state.pad?.text || 0) : state.count;
  return {
    step: state.step, of: state.of, done: state.of - state.lines.length, keypad: state.step === "many" ? state.pad : null,
    prompt: say(state.short ? "ask.short" : { where: "scan.where", what: "scan.what", many: state.names ? "scan.serial" : "scan.many", into: "scan.bench" }[state.step]),
    rows: {
      where: { value: at.location, sub: at.checkDigits ? say("digits", at.checkDigits) : "", done: now > 0 },
      what: { value: at.description || at.sku, sub: [at.lot && say("lot", at.lot), at.description ? at.sku : "", tail(at)].filter(Boolean).join(" · "), done: now > 1 },
      many: { label: state.short ? say("ask.short") : undefined, value: now < 2 ? amount(at.open, null).value : amount(packs, state.short ? null : state.pack).value, sub: now < 2 ? amount(at.open, null).sub : say("of", packs, most(state)), done: now > 2 },
      into: { label: say("row.bench"), value: state.bench || say("bench.any"), sub: [say("kit." + state.kind, state.open), state.description || state.sku].join(" · ") },
    },
    verbs: state.step === "what" ? ["short"] : state.step === "many" ? ["start-over"] : [], next: state.lines[1] ? state.lines[1].location + " · " + (state.lines[1].description || state.lines[1].sku) : say("last"),
  };
}

export const scan = (state, text) => ({ where, what, many, into })[state.step](state, text);

const where = (state, text) => (isPlace(line(state), text) ? right({ ...state, bin: line(state).location, step: "what" }, line(state).location) : wrong("bin", line(state).location, text));

function what(state, text) {
  const at = line(state), pack = packOf(at, text), next = { ...state, pack, count: 1 };
  if (!pack) return wrong("item", at.description || at.sku, text);
  if (most(next) < 1) return wrong("too-many", amount(at.open, null).sub, amount(1, pack).value);
  if (at.serials) return right({ ...next, names: [], count: 0, step: "many" }, at.description || at.sku);
  return right(most(next) === 1 ? { ...next, step: "into" } : { ...next, step: "many", pad: pad(most(next)) }, at.description || at.sku);
}

/** The bench may be scanned at once: it says yes to the number that is shown. */
function many(state, text) {
  if (state.names) return named(state, text);
  if (isNumber(text) && Number(text) <= most(state)) return enter(state, Number(text));
  if (state.short || packOf(line(state), text) || !isCode(text)) return wrong("quantity", say("hint.most", most(state)), text);
  const counted = enter(state, Number(state.pad.text || 0));
  return counted.wrong ? counted : into(counted.state, text);
}

function named(state, text) {
  const more = serials.another(state.names, text, !!packOf(line(state), text), most(state));
  if (more.wrong) return more;
  const next = { ...state, names: more.names, count: more.names.length };
  return right(next.count >= most(next) ? { ...next, step: "into" } : next, String(next.count));
}

export function enter(state, number) {
  if (number < 1 || number > most(state)) return wrong("quantity", say("hint.most", most(state)), number);
  return state.short ? missing(state, number) : right({ ...state, count: number, pad: null, step: "into" }, String(number));
}

export const key = (state, value) => (value === "ok" ? enter(state, Number(state.pad.text || 0)) : quiet({ ...state, pad: keyed(state.pad, value) }));

/** The units are booked as lost, and kept in another bin where one has some: the next time work is asked for, they are a stop of their own. */
function missing(state, number) {
  const at = line(state), fact = { kind: "kit-short", task: state.task, seq: at.seq, location: at.location, reason: "short", quantity: number };
  return asked(less(state, number), say("verb.short") + " " + number, fact);
}

function less(state, units) {
  const [at, ...rest] = state.lines;
  return arrive({ ...state, lines: at.open > units ? [{ ...at, open: at.open - units }, ...rest] : rest });
}

/** The first bench that is scanned is the work order's from then on. */
function into(state, text) {
  const at = line(state);
  if (state.bench ? !same(state.bench, text) : !isCode(text) || packOf(at, text) || isPlace(at, text)) return wrong("bench", state.bench || say("bench.any"), text);
  const fact = { kind: "kit-take", task: state.task, seq: at.seq, location: at.location, barcode: state.pack.barcode, quantity: state.count, to: state.bench || text, ...told({ lot: at.lot || null, serials: state.names }) };
  return asked(less({ ...state, bench: state.bench || text }, state.count * state.pack.units), text, fact);
}

/** Another bench, the names, or nothing more of what is over. */
export function refused(before, answer, fact) {
  const state = { ...before, count: fact?.quantity ?? 0, pad: null, short: false, step: "into" };
  if (["kitting.bench-taken", "kitting.not-a-bench"].includes(answer.code)) return { ...state, bench: "" };
  if (answer.code === "kitting.wrong-bench") return { ...state, bench: answer.details.expected };
  if (answer.code.startsWith("stock.serial")) return { ...state, step: "many", names: [] };
  if (["kitting.over", "kitting.no-such-order"].includes(answer.code)) return { ...state, over: true };
  if (["kitting.more-than-kept", "kitting.no-such-stop"].includes(answer.code)) return arrive({ ...state, lines: state.lines.slice(1) });
  return arrive(state);
}

export const verb = (state, word) => quiet(word === "short" ? { ...state, short: true, step: "many", pad: pad(line(state).open) } : { ...state, ...NOTHING, step: "what" });
