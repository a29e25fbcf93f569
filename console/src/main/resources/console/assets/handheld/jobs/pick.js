// Picks a task: bin, item, quantity, tote, stop by stop; of one order or of a cart with a slot for each.
import { say, units } from "../words.js";
import { amount, isCode, isNumber, isPlace, keyed, packOf, pad, quiet, right, same, tail, wrong } from "./step.js";
import * as carton from "./pick-carton.js";
import * as exceptions from "./pick-exceptions.js";

/** Up to so many are scanned one by one; more are counted and keyed. */
const EACH = 3;
/** A number of more digits is a code. */
const KEYED = 4;

export const name = "pick";
export const kind = "pick";
export const asks = () => ({ limit: 1 });

export function begin([task]) {
  const slots = task.slots?.length ? task.slots : [{ slot: "A", tote: null, outbound: task.outbound, orderNumber: task.orderNumber }];
  const lines = task.lines.map((line) => ({ ...line, open: line.quantity, slot: line.slot ?? slots[0].slot }));
  return arrive({ task: task.task, trip: !!task.mode && task.mode !== "discrete", cart: task.cart ?? null, slots: slots.map(carton.slot), lines, of: lines.length, bin: null });
}

export const line = (state) => state.lines[0];
export const slot = (state) => state.slots.find((one) => one.slot === line(state).slot) ?? state.slots[0];
export const finished = (state) => !state.lines.length;
/** What can still be taken at this stop. */
export const left = (state) => line(state).open - state.count * (state.pack?.units ?? 1);
export const most = (state) => Math.floor(line(state).open / state.pack.units);

/** At the first line: its bin is asked for unless the picker stands there already. */
export function arrive(state) {
  const at = state.lines[0];
  return { ...state, step: at && at.location === state.bin ? "what" : "where", pack: null, count: 0, serials: null, pad: null, verb: null };
}

/** The line's units are in the tote or gone: the rest of it, or the next line. */
export function onwards(state) {
  const [at, ...rest] = state.lines;
  return arrive({ ...state, lines: at.open > 0 ? state.lines : rest });
}

export function ask(state) {
  if (state.verb) return exceptions.ask(state, questions(state));
  return { ...questions(state), keypad: state.step === "many" && state.pad ? state.pad : null };
}

function questions(state) {
  const at = line(state), into = slot(state), steps = ["where", "what", "many", "into"];
  const done = (step) => steps.indexOf(step) < steps.indexOf(state.step);
  const pack = state.pack ?? (at.pack && at.pack.units > 1 ? at.pack : null);
  const wanted = amount(pack ? Math.floor(at.open / pack.units) : at.open, pack);
  const shown = state.step === "many" || state.step === "into" ? amount(state.pad ? Number(state.pad.text || 0) : state.count, state.pack) : wanted;
  return {
    step: state.step, prompt: prompt(state, into), of: state.of, done: state.of - state.lines.length,
    rows: {
      where: { value: at.location, sub: at.checkDigits ? say("digits", at.checkDigits) : "", done: done("where") },
      what: { value: at.description || at.sku, sub: [at.lot && say("lot", at.lot), at.expiresOn && say("expires", at.expiresOn), at.description ? at.sku : "", tail(at)].filter(Boolean).join(" · "), done: done("what") },
      many: { value: shown.value, sub: state.step === "many" ? counting(state) : shown.sub, done: done("many") },
      into: { label: into.box ? say("row.carton") : undefined, value: into.tote ?? carton.wanted(into), sub: [into.box && into.tote ? into.cartonType : "", into.orderNumber ? say("order", into.orderNumber) : ""].filter(Boolean).join(" · "), slot: state.slots.length > 1 ? into.slot : null, colour: state.slots.indexOf(into) % 8 },
    },
    verbs: exceptions.verbs(into, state.step), next: state.lines[1] ? state.lines[1].location + " · " + (state.lines[1].description || state.lines[1].sku) : say("last"),
  };
}

const counting = (state) => say("of", state.pad ? state.pad.text || 0 : state.count, most(state));

function prompt(state, into) {
  if (state.step === "into") return say(carton.prompt(into));
  return say(state.serials ? "scan.serial" : "scan." + state.step);
}

export function scan(state, text) {
  if (state.verb) return exceptions.scan(state, text);
  return { where, what, many, into }[state.step](state, text);
}

function where(state, text) {
  const at = line(state);
  if (!isPlace(at, text)) return wrong("bin", at.location, text);
  return right({ ...state, bin: at.location, step: "what" }, at.location);
}

function what(state, text) {
  const at = line(state), pack = packOf(at, text);
  if (!pack) return wrong("item", at.description || at.sku, text);
  if (pack.units > at.open) return wrong("too-many", units(at.open), amount(1, pack).value);
  if (at.serials && pack.units === 1) return right({ ...state, pack, count: 0, serials: [], step: "many", pad: null }, at.description || at.sku);
  const taken = { ...state, pack, count: 1 };
  if (most(taken) === 1) return place(taken, amount(1, pack).value);
  return right({ ...taken, step: "many", pad: most(taken) > EACH ? pad(most(taken)) : null }, at.description || at.sku);
}

function many(state, text) {
  const at = line(state), pack = packOf(at, text);
  if (state.serials) return unit(state, text, pack);
  if (pack && pack.plain === state.pack.plain) return counted({ ...state, pad: null, count: state.count + 1 });
  if (pack) return wrong("item", amount(1, state.pack).value, amount(1, pack).value);
  const target = slot(state), meant = target.tote && same(target.tote, text);
  if (state.pad && !meant && isNumber(text) && text.length <= KEYED) return enter(state, Number(text));
  if (state.pad && isTote(state, text)) {
    if (target.tote && !meant) return wrong(target.box ? "carton" : "tote", named(state, target), text);
    const put = enter(state, Number(state.pad.text || 0));
    return put.wrong || put.state.step !== "into" ? put : into(put.state, text);
  }
  return wrong("item", at.description || at.sku, text);
}

/** Each unit has a name of its own, and is told by it. */
function unit(state, text, pack) {
  if (pack || !isCode(text)) return wrong("serial", say("hint.serial"), text);
  if (state.serials.includes(text)) return wrong("serial-twice", say("hint.serial"), text);
  return counted({ ...state, serials: [...state.serials, text], count: state.count + 1 });
}

const counted = (state) => (state.count >= most(state) ? place(state, String(state.count)) : right(state, String(state.count)));

/** With one tote there is nothing to choose: it is scanned once for the whole walk. */
export function place(state, words) {
  const [only, ...others] = state.slots;
  if (others.length || !only.tote) return right({ ...state, pad: null, step: "into" }, words);
  return carton.judged(only, right(onwards(taken(state)), words, [fact(state, only, only.tote)]));
}

export function enter(state, number) {
  if (state.verb) return exceptions.enter(state, number);
  if (number < 1 || number > most(state)) return wrong("quantity", say("hint.most", most(state)), number);
  return place({ ...state, count: number }, String(number));
}

export const key = (state, value) => (value === "ok" ? enter(state, Number((state.verb ?? state).pad.text || 0)) : quiet(state.verb
  ? { ...state, verb: { ...state.verb, pad: keyed(state.verb.pad, value) } } : { ...state, pad: keyed(state.pad, value) }));

/** Nothing of this walk but a tote can have such a code. */
const isTote = (state, text) => isCode(text) && !state.lines.some((one) => packOf(one, text) || isPlace(one, text));

function into(state, text) {
  const target = slot(state);
  if (target.tote && !same(target.tote, text)) return wrong(target.box ? "carton" : "tote", named(state, target), text);
  const other = state.slots.find((one) => one !== target && one.tote && same(one.tote, text));
  if (other) return wrong("tote-taken", named(state, target), `${other.slot} · ${text}`);
  if (!target.tote && !isTote(state, text)) return wrong(target.box ? "not-a-carton" : "not-a-tote", anyOf(target), text);
  const tote = target.tote ?? text;
  return carton.judged(target, right(onwards(taken({ ...state, slots: state.slots.map((one) => (one === target ? { ...one, tote, full: false } : one)) })), named(state, { ...target, tote }), [...(target.full ? [{ kind: "tote", task: state.task, slot: target.slot, tote }] : []), fact(state, target, tote)]));
}

const anyOf = (one) => say(one.box ? "hint.carton" : "hint.any-tote");
const named = (state, one) => (state.slots.length > 1 ? `${one.slot} · ${one.tote ?? anyOf(one)}` : one.tote ?? anyOf(one));

const taken = (state) => {
  const [at, ...rest] = state.lines;
  return { ...state, lines: [{ ...at, open: at.open - state.count * state.pack.units }, ...rest] };
};

const fact = (state, target, tote) => ({ kind: "pick", task: state.task, seq: line(state).seq, location: line(state).location, barcode: state.pack.barcode, quantity: state.count, ...carton.into(target, tote), ...(state.serials ? { serials: state.serials } : {}) });

export const verb = (state, word) => exceptions.verb(state, word);
export const refused = (before, answer) => (before.verb ? before : carton.refused(before, answer, slot(before)));
export const yes = (state) => exceptions.yes(state);
export const no = (state) => quiet({ ...state, verb: null });

export const summary = (state) => (state.slots.length > 1 ? say("done.totes") : say("done.tote", state.slots[0].tote ?? anyOf(state.slots[0])));
