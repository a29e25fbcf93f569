// Brings goods from a reserve to the face that wants them: the reserve, the item, how many, the face.
import { read } from "../gs1.js";
import { say } from "../words.js";
import { amount, asked, isNumber, isPlace, keyed, packOf, pad, quiet, right, same, tail, told, wrong } from "./step.js";
import * as serials from "./serials.js";
import * as which from "./which.js";

export const name = "replenish";
export const kind = "replenish";
export const asks = () => ({ limit: 10 });

const NOTHING = { step: "where", source: null, pack: null, count: 0, pad: null, names: null, which: null };
export const begin = (tasks) => arrive({ ...NOTHING, refills: tasks.map((one) => ({ ...one, open: one.quantity })), of: tasks.length });
export const finished = (state) => !state.refills.length;

/** At the first refill that has a reserve left. */
function arrive(state) {
  return { ...state, ...NOTHING, refills: state.refills.filter((one) => one.open > 0 && one.from.length) };
}

const source = (state) => state.source ?? state.refills[0].from[0];
const most = (state) => Math.floor(Math.min(state.refills[0].open, source(state).free) / state.pack.units);
const place = (state) => ({ location: state.refills[0].to, checkDigits: state.refills[0].checkDigits });

export function ask(state) {
  const at = state.refills[0], from = source(state), now = { where: 0, what: 1, many: 2, into: 3 }[state.step];
  const pack = state.pack ?? at.pack ?? null, wanted = Math.min(at.open, from.free);
  const number = state.names && state.step === "many" ? { value: String(state.names.length), sub: say("of", state.names.length, most(state)) }
    : state.step === "many" ? { value: amount(Number(state.pad.text || 0), pack).value, sub: say("of", state.pad.text || 0, most(state)) }
    : amount(now > 2 ? state.count : pack ? Math.max(1, Math.floor(wanted / pack.units)) : wanted, pack);
  return {
    step: state.step, of: state.of, done: state.of - state.refills.length,
    prompt: say(state.names && state.step === "many" ? "scan.serial" : { where: "scan.reserve", what: "scan.what", many: "scan.many", into: "scan.face" }[state.step]),
    keypad: state.step === "many" ? state.pad : null,
    choice: state.which ? which.choice(state.which) : null,
    rows: {
      where: { label: say("row.from"), value: from.location, sub: from.checkDigits ? say("digits", from.checkDigits) : "", done: now > 0 },
      what: { value: at.description || at.sku, sub: [from.lot && say("lot", from.lot), at.description ? at.sku : "", tail(at)].filter(Boolean).join(" · "), done: now > 1 },
      many: { ...number, done: now > 2 },
      into: { label: say("row.to"), value: at.to, sub: [at.checkDigits ? say("digits", at.checkDigits) : "", say("cause." + at.cause)].filter(Boolean).join(" · ") },
    },
    verbs: { where: [...(at.from.length > 1 ? ["other-reserve"] : []), ...(state.refills.length > 1 ? ["skip"] : [])], what: at.from.length > 1 ? ["other-reserve"] : [], many: [], into: [] }[state.step],
    next: state.refills[1] ? state.refills[1].to + " · " + (state.refills[1].description || state.refills[1].sku) : say("last"),
  };
}

export function scan(state, text) {
  if (state.which) {
    const answer = which.heard(state.which, text);
    return answer.wrong ? answer : option(state, answer.at);
  }
  return { where, what, many, into }[state.step](state, text);
}

/** Any of its reserves will do; where several lots lie in it, the goods in the hand say which. */
function where(state, text) {
  const found = state.refills[0].from.find((one) => isPlace(one, text));
  return found ? right({ ...state, source: found, step: "what" }, found.location) : wrong("bin", source(state).location, text);
}

function what(state, text) {
  const at = state.refills[0], pack = packOf(at, text);
  if (!pack) return wrong("item", at.description || at.sku, text);
  const here = at.from.filter((one) => one.location === source(state).location), lot = read(text).lot;
  const from = lot ? here.find((one) => same(one.lot, lot)) : here.length === 1 ? here[0] : null;
  if (lot && !from && here.some((one) => one.lot)) return wrong("lot", here.map((one) => one.lot).join(", "), lot);
  const next = { ...state, source: from ?? source(state), pack, count: 1 };
  return from || here.length === 1 ? taken(next) : quiet({ ...next, which: here });
}

function taken(state) {
  const at = state.refills[0];
  if (most(state) < 1) return wrong("too-many", amount(Math.min(at.open, source(state).free), null).sub, amount(1, state.pack).sub);
  if (most(state) === 1) return right({ ...state, step: "into" }, at.description || at.sku);
  return right({ ...state, step: "many", pad: pad(most(state)) }, at.description || at.sku);
}

function many(state, text) {
  if (state.names) return named(state, text);
  if (isNumber(text) && Number(text) <= most(state)) return enter(state, Number(text));
  const counted = enter(state, Number(state.pad.text || 0));
  return counted.wrong || !isPlace(place(state), text) ? wrong("quantity", say("hint.most", most(state)), text) : into(counted.state, text);
}

function named(state, text) {
  const more = serials.another(state.names, text, !!packOf(state.refills[0], text), most(state));
  if (more.wrong) return more;
  const next = { ...state, names: more.names, count: more.names.length };
  return right(next.count >= most(next) ? { ...next, step: "into" } : next, String(next.count));
}

export function enter(state, number) {
  if (number < 1 || number > most(state)) return wrong("quantity", say("hint.most", most(state)), number);
  return right({ ...state, count: number, pad: null, step: "into" }, String(number));
}

export const key = (state, value) => (value === "ok" ? enter(state, Number(state.pad.text || 0)) : quiet({ ...state, pad: keyed(state.pad, value) }));

const into = (state, text) => (isPlace(place(state), text) ? sent(state) : wrong("bin", place(state).location, text));

function sent(state) {
  const [at, ...rest] = state.refills, from = source(state), units = state.count * state.pack.units;
  const fact = { kind: "replenish", task: at.task, from: from.location, to: at.to, barcode: state.pack.barcode, quantity: state.count, ...told({ lot: from.lot, serials: state.names }) };
  const left = at.from.map((one) => (one.location === from.location && one.lot === from.lot ? { ...one, free: one.free - units } : one)).filter((one) => one.free > 0);
  return asked(arrive({ ...state, refills: [{ ...at, open: at.open - units, from: left }, ...rest] }), at.to, fact);
}

/** Names that are missing are read; goods that others have claimed meanwhile are looked for elsewhere; what is over is left. */
export function refused(before, answer, fact) {
  const meant = before.refills[0].from.find((one) => one.location === fact.from && one.lot === fact.lot) ?? source(before);
  const state = { ...before, source: meant, step: "into", pad: null, count: fact.quantity, which: which.refused(answer)?.map((one) => ({ ...meant, ...one })) ?? null };
  const [at, ...rest] = state.refills, from = source(state);
  if (state.which) return state;
  if (answer.code.startsWith("stock.serial")) return { ...state, step: "many", names: [], pad: null };
  if (["replenishing.over", "replenishing.no-such-task", "replenishing.more-than-wanted"].includes(answer.code)) return arrive({ ...state, refills: rest });
  if (["moving.not-enough", "moving.claimed", "stock.not-enough"].includes(answer.code)) return arrive({ ...state, refills: [{ ...at, from: at.from.filter((one) => one !== from && !(one.location === from.location && one.lot === from.lot)) }, ...rest] });
  return state;
}

/** Before the number is told it is the first question of the item; after the server's no, the last. */
export function option(state, at) {
  const next = { ...state, source: state.which[at], which: null };
  return state.step === "into" ? sent(next) : taken(next);
}
export const no = which.cancel;
export const yes = quiet;

export function verb(state, word) {
  const [at, ...rest] = state.refills;
  if (word === "skip") return right(arrive({ ...state, refills: [...rest, at] }), say("verb.skip"));
  return right(arrive({ ...state, refills: [{ ...at, from: [...at.from.slice(1), at.from[0]] }, ...rest] }), say("verb.other-reserve"));
}

export const summary = () => say("done.replenish");
