// Packs one order: its tote, a carton, each item, then the carton is closed with its weight.
import { say } from "../words.js";
import * as swap from "./pack-exchange.js";
import * as unfit from "./pack-unfit.js";
import { amount, asked, isCode, isNumber, keyed, packOf, pad, quiet, right, same, tail, told, wrong } from "./step.js";

const EACH = 3;

export const name = "pack";
export const kind = "pack";
export const asks = () => ({ limit: 1 });

export const begin = ([task]) => ({
  outbound: task.outbound, orderNumber: task.orderNumber, instructions: task.instructions ?? "", totes: task.totes ?? [], open: task.cartons ?? [],
  lines: task.lines.map((line) => ({ ...line, open: line.quantity })), of: task.lines.length, step: task.totes?.length ? "where" : "into", carton: null, held: 0, line: null, pack: null, count: 0, pad: null, closing: false, unfit: null, swap: null, instead: null, over: false,
});

export const finished = (state) => state.over || !state.lines.length && !state.carton && !state.open.length;
const at = (state) => state.lines.find((one) => one.line === (state.line ?? state.instead?.line)) ?? state.lines[0];
/** What was just made the order's own is packed by itself. */
const mine = ({ instead, pack }, line) => instead?.line === line.line && instead.units >= pack.units;
const most = (state) => Math.floor((mine(state, at(state)) ? state.instead.units : at(state).open) / state.pack.units);

export function ask(state) {
  const question = shown(state);
  return state.swap || state.unfit ? aside(state).ask(state, question) : question;
}

function shown(state) {
  const line = at(state), chosen = state.line !== null;
  const number = state.closing ? { value: state.pad.text || "0", sub: say("grams") } : state.step === "many" ? amount(state.pad ? Number(state.pad.text || 0) : state.count, state.pack) : line ? amount(line.open, null) : { value: "–", sub: "" };
  return {
    step: state.step, of: state.of, done: state.of - state.lines.length, prompt: prompt(state), keypad: state.pad, verbs: verbs(state),
    rows: {
      where: { label: say("row.tote"), value: state.totes[0] ?? say("order", state.orderNumber), sub: [say("order", state.orderNumber), state.totes.length > 1 ? state.totes.slice(1).join(" · ") : ""].filter(Boolean).join(" · "), done: state.step !== "where" },
      what: { value: state.closing ? say("pack.full") : line ? line.description || line.sku : say("pack.full"), sub: line && !state.closing ? [state.instead ? say("swap.pack-it") : "", line.description ? line.sku : "", tail(line)].filter(Boolean).join(" · ") : state.instructions, done: chosen },
      many: { label: state.closing ? say("row.weight") : undefined, ...number },
      into: { label: say("row.carton"), value: state.carton ?? state.open[0] ?? say("pack.new"), sub: state.held ? say("pack.held", state.held) : state.instructions, done: !!state.carton },
    },
    next: state.lines.length > 1 ? state.lines.filter((one) => one !== line).map((one) => one.description || one.sku)[0] : say("last"),
  };
}

/** What cannot be packed is said before a number is asked for. */
const verbs = (state) => (state.closing || state.step === "many" || !state.lines.length ? [] : state.step === "what" && state.held > 0 ? ["carton-full", "unfit"] : ["unfit"]);

const prompt = (state) => say(state.closing ? "scan.weight" : { where: "scan.into", into: state.lines.length ? "scan.new-carton" : "scan.carton", what: "scan.any-item", many: "scan.many" }[state.step]);

const aside = (state) => (state.swap ? swap : unfit);

export function scan(state, text) {
  if (state.swap || state.unfit) {
    const step = aside(state).scan(state, text);
    return step.other ? right(swap.begin(state, step.other), text) : step;
  }
  if (state.closing) return isNumber(text) ? enter(state, Number(text)) : wrong("answer", say("hint.number"), text);
  return { where, into, what, many }[state.step](state, text);
}

function where(state, text) {
  if (!state.totes.some((one) => same(one, text))) return wrong("tote", state.totes[0], text);
  return right(state.lines.length ? { ...state, step: "into" } : closing({ ...state, carton: state.open[0] }), text);
}

function into(state, text) {
  if (!isCode(text) || state.lines.some((one) => packOf(one, text)) || state.totes.some((one) => same(one, text))) return wrong("not-a-carton", say("hint.carton"), text);
  const next = { ...state, carton: text, open: state.open.filter((one) => !same(one, text)), held: 0, step: "what" };
  if (state.lines.length) return right(next, text);
  return state.open.length > next.open.length ? right(closing(next), text) : wrong("not-a-carton", state.open.join(", "), text);
}

/** The items come in any order. */
function what(state, text) {
  const line = state.lines.find((one) => packOf(one, text));
  if (!line) return wrong("item", state.lines.map((one) => one.description || one.sku).slice(0, 3).join(", "), text);
  const pack = packOf(line, text), next = { ...state, line: line.line, pack, count: 1 };
  if (pack.units > line.open) return wrong("too-many", amount(line.open, null).sub, amount(1, pack).value);
  if (most(next) === 1 || pack.mark.serial) return packed(next);
  return right({ ...next, step: "many", pad: pack.mark.lot ? pad(1) : most(next) > EACH ? pad(most(next)) : null }, line.description || line.sku);
}

/** The same again is one more. What is of another lot is packed by itself. */
function many(state, text) {
  const pack = packOf(at(state), text), lot = pack?.mark.lot ?? null, before = state.pack.mark.lot ?? null;
  if (pack && lot !== before) return wrong("lot", before ?? say("lot.none"), lot ?? say("lot.none"), say("hint.lot-first"));
  if (pack && pack.plain === state.pack.plain) {
    const more = { ...state, pad: lot ? pad(state.count + 1) : null, count: state.count + 1 };
    return more.count >= most(more) ? packed(more) : right(more, String(more.count));
  }
  if (state.pad && isNumber(text) && Number(text) <= most(state)) return enter(state, Number(text));
  return wrong("item", at(state).description || at(state).sku, text);
}

export function enter(state, number) {
  if (state.closing) return close(state, number);
  if (number < 1 || number > most(state)) return wrong("quantity", say("hint.most", most(state)), number);
  return packed({ ...state, count: number });
}

export const key = (state, value) => (value === "ok" ? enter(state, Number(state.pad.text || 0)) : quiet({ ...state, pad: keyed(state.pad, value) }));

/** Where it is told which lot or which unit it is, only the server knows whether that was picked. */
function packed(state) {
  const line = at(state), units = state.count * state.pack.units, { mark } = state.pack;
  const goods = mine(state, line) && !mark.lot && !mark.serial ? told({ lot: state.instead.lot, serials: state.instead.names }) : {};
  const fact = { kind: "pack", outbound: state.outbound, carton: state.carton, barcode: state.pack.barcode, quantity: state.count, ...goods };
  const lines = state.lines.map((one) => (one === line ? { ...one, open: one.open - units } : one)).filter((one) => one.open > 0);
  const next = { ...state, lines, held: state.held + units, line: null, pack: null, count: 0, pad: null, instead: null, step: "what" };
  const words = `${state.count} · ${line.description || line.sku}`, after = lines.length ? next : closing(next);
  return mark.lot || mark.serial || fact.lot || fact.serials ? asked(after, words, fact) : right(after, words, [fact]);
}

const closing = (state) => ({ ...state, closing: true, step: "many", pad: { text: "", fresh: true } });

function close(state, grams) {
  if (grams < 1) return wrong("quantity", say("hint.least"), grams);
  const fact = { kind: "close", carton: state.carton, weightGrams: grams };
  const next = { ...state, closing: false, carton: null, held: 0, pad: null, step: "into" };
  const waits = !state.lines.length && state.open.length;
  return right(waits ? closing({ ...next, carton: state.open[0], open: state.open.slice(1) }) : next, state.carton, [fact]);
}

export function verb(state, word) {
  if (state.swap || state.unfit) return aside(state).verb(state, word);
  return word === "unfit" ? unfit.begin(state) : quiet(closing(state));
}

export const option = (state, at) => aside(state).option(state, at);
export const refused = (before, answer, fact) => (before.swap || before.unfit ? aside(before).refused(before, answer, fact) : swap.offered(before, answer, fact) ?? before);
export const yes = quiet;
export const no = (state) => (state.swap || state.unfit ? aside(state).no(state) : quiet(state));
export const summary = (state) => say(state.over ? "done.pack.aside" : "done.pack");
