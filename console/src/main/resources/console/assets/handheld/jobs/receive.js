// Counts what comes in onto a dock: the delivery, the dock, any item, then only what is not told by its barcode and wanted of it: lot, last day, names, how many.
import { day, read } from "../gs1.js";
import { say } from "../words.js";
import { number as plateNumber } from "./plate.js";
import * as serials from "./serials.js";
import { asked, isCode, isNumber, keyed, packOf, pad, quiet, right, same, told, wrong } from "./step.js";

const MOST = 1_000_000;
const MOST_NAMES = 200;
/** A number of more digits is a code. */
const KEYED = 4;

export const name = "receive";
export const kind = "receive";
export const asks = () => ({ limit: 20 });
/** A dock works without a delivery, too. */
export const startsEmpty = true;

const NOTHING = { step: "what", line: null, pack: null, goods: {}, count: 0, pad: null, names: null, asking: null };

/** One delivery with its lines, or those to choose from. */
export function begin(tasks) {
  const [one] = tasks;
  return one?.lines ? opened({ ...one, lines: one.lines.map((line) => ({ ...line, barcodes: line.barcodes ?? [] })) }) : { ...NOTHING, step: "delivery", list: tasks, docks: one?.docks ?? [], lines: [], over: false };
}

const opened = ({ delivery, reference, supplier, docks, lines }) => ({
  ...NOTHING, list: null, delivery, reference, supplier, docks, lines, days: {}, counted: 0, plate: "", over: false,
  dock: docks.length === 1 ? docks[0] : "", step: docks.length === 1 ? "what" : "where",
});

export const finished = (state) => state.over;
const line = (state) => state.line === null ? null : state.lines[state.line];
const unitsOf = (state) => state.count * state.pack.units;
const lotOf = (state) => `${line(state)?.sku ?? ""}|${state.goods.lot ?? ""}`;

export function ask(state) {
  if (state.step === "delivery") return choosing(state);
  const now = { where: 0, what: 1, lot: 2, day: 2, many: 2 }[state.step];
  const open = state.lines.filter((one) => one.received < one.expected);
  return {
    step: now === 2 ? "many" : state.step, of: state.lines.length, done: state.lines.length - open.length,
    prompt: say(state.names && state.step === "many" ? "scan.serial" : { where: "scan.dock", what: "scan.any-item", lot: "scan.lot", day: "scan.day", many: "scan.key" }[state.step]),
    keypad: state.names ? null : state.pad, choice: state.asking ? asking(state) : null,
    rows: {
      where: { label: say("row.dock"), value: state.dock || say("dock.any"), sub: state.dock ? "" : state.docks.join(" · "), done: now > 0 },
      what: { value: state.pack ? line(state)?.description || line(state)?.sku || state.pack.barcode : say("receive.any"), sub: [line(state)?.sku, state.goods.lot && say("lot", state.goods.lot), state.goods.expiresOn && say("expires", state.goods.expiresOn)].filter(Boolean).join(" · ") || (now === 1 && !state.plate ? say("receive.onto") : ""), done: now > 1 },
      many: wanted(state),
      into: into(state),
    },
    verbs: state.step === "what" ? state.plate ? ["plate-done", "done"] : ["done"] : now === 2 ? [...(state.names ? ["names-done"] : []), "start-over"] : [],
    note: open.length ? say("receive.open", open[0].description || open[0].sku) : say("counted", state.counted),
  };
}

/** Onto which plate it is laid, where it is laid on one; and of which delivery it is. */
function into({ plate, reference, supplier }) {
  const delivery = reference || say("delivery.none");
  return plate ? { label: say("row.plate"), value: "…" + plate.slice(-6), sub: say("on-plate", delivery) } : { label: say("row.delivery"), value: delivery, sub: supplier ?? "" };
}

/** The one answer that is wanted now: a lot, a day or a number. */
function wanted(state) {
  if (state.step === "lot") return { label: say("row.lot"), value: "–", sub: say("hint.lot-where") };
  if (state.step === "day") return { label: say("row.day"), value: state.pad.text.replace(/^(..)(..?)?(..?)?.*$/, (_, y, m, d) => ["20" + y, m, d].filter(Boolean).join("-")) || "–", sub: say("hint.day") };
  if (state.names) return { value: String(state.names.length), sub: say("hint.serial") };
  const packs = Number(state.pad?.text || 0);
  return { value: state.pad?.text || "–", sub: state.pack?.units > 1 ? say("packs", packs, state.pack.level, state.pack.units) : "" };
}

const choosing = (state) => ({
  step: "where", of: 0, done: 0, prompt: say("scan.delivery"), rows: {}, verbs: [], next: "", keypad: null,
  choice: state.asking ? asking(state) : {
    prompt: say("scan.delivery"), title: say("ask.delivery"), help: say("ask.delivery.help"), no: null,
    options: [...state.list.map((one, at) => ({ at, words: one.reference, sub: [one.supplier, one.state === "arrived" ? say("delivery.arrived") : one.expectedOn ? say("delivery.on", one.expectedOn) : say("delivery.expected")].join(" · ") })), { at: -1, words: say("delivery.none"), sub: say("delivery.none.help") }],
  },
});

const asking = ({ asking: { what, value } }) => ({ title: say("ask." + what, value), help: say(`ask.${what}.help`, value) });

export function scan(state, text) {
  if (state.asking) return wrong("answer", say("hint.yes-no"), text);
  return { delivery, where, what, lot, day: dated, many }[state.step](state, text);
}

function delivery(state, text) {
  const known = state.list.find((one) => same(one.reference, text) || one.delivery === text);
  return isCode(text) ? { ...right(state, text), wants: { delivery: known?.delivery ?? text } } : wrong("delivery", say("hint.short"), text);
}

export const option = (state, at) => (at < 0
  ? right(opened({ delivery: null, reference: "", supplier: "", docks: state.docks, lines: [] }), say("delivery.none"))
  : { ...right(state, state.list[at].reference), wants: { delivery: state.list[at].delivery } });

function where(state, text) {
  const dock = state.docks.length ? state.docks.find((one) => same(one, text)) : isCode(text) ? text : null;
  return dock ? right({ ...state, dock, step: "what" }, dock) : wrong("dock", state.docks.join(", ") || say("place.any"), text);
}

/** What is on the delivery is known; what is not is taken at its word, where the worker says so. */
function what(state, text) {
  const at = state.lines.findIndex((one) => packOf(one, text));
  if (state.docks.some((one) => same(one, text))) return wrong("item", say("receive.any"), text);
  const plate = at < 0 ? plateNumber(text) : null;
  if (plate) return right({ ...state, ...NOTHING, plate }, "…" + plate.slice(-6));
  if (at < 0 && state.lines.length) return quiet({ ...state, asking: { what: "stranger", value: text } });
  return at < 0 ? stranger(state, text) : chosen({ ...state, line: at, pack: packOf(state.lines[at], text) });
}

const stranger = (state, text) => chosen({ ...state, asking: null, line: null, pack: { barcode: text, plain: text, level: "each", units: 1, mark: read(text) } });

function chosen(state) {
  const { mark } = state.pack;
  const goods = { lot: mark.lot ?? undefined, expiresOn: mark.expiresOn ?? undefined };
  const names = mark.serial ? [mark.serial] : line(state)?.serials ? [] : null;
  return right(onward({ ...state, goods, names, count: names?.length ?? 0 }), line(state)?.description || state.pack.barcode);
}

/** To the next thing that is wanted and not told yet. */
function onward(state) {
  const at = line(state), known = state.days[lotOf(state)];
  if (at?.lots && !state.goods.lot) return { ...state, step: "lot", pad: null };
  if (at?.expires && !state.goods.expiresOn && !known) return { ...state, step: "day", pad: pad("") };
  return { ...state, step: "many", pad: state.names ? null : pad(state.count || 1) };
}

/** Where the number was told before it is sent again; else it is asked for. */
const answered = (state, words) => (state.count && !state.names ? sent(state) : right(onward(state), words));

function lot(state, text) {
  const found = read(text).lot ?? text;
  if (!isCode(found) || found === state.pack.barcode || found === state.pack.plain) return wrong("lot", say("hint.lot"), text);
  return answered({ ...state, goods: { ...state.goods, lot: found, expiresOn: state.goods.expiresOn ?? read(text).expiresOn ?? undefined } }, found);
}

function dated(state, text) {
  const found = read(text).expiresOn ?? day(text.replace(/^20(\d\d)-(\d\d)-(\d\d)$/, "$1$2$3"));
  return found ? answered({ ...state, goods: { ...state.goods, expiresOn: found }, pad: null }, found) : wrong("day", say("hint.day"), text);
}

/** The same code again is one more; another item is the next, and this one is counted. */
function many(state, text) {
  if (state.names) return named(state, text);
  const pack = line(state) ? packOf(line(state), text) : text === state.pack.barcode ? state.pack : null;
  if (pack && pack.plain === state.pack.plain && (pack.mark.lot ?? state.goods.lot) === state.goods.lot) {
    const count = Number(state.pad.text || 0) + 1;
    return right({ ...state, pad: pad(count) }, String(count));
  }
  if (isNumber(text) && text.length <= KEYED && !state.lines.some((one) => packOf(one, text))) return enter(state, Number(text));
  const counted = enter(state, Number(state.pad.text || 0));
  if (counted.wrong || counted.state.asking) return counted;
  const next = what(counted.state, text);
  return next.wrong ? next : { ...counted, state: next.state };
}

function named(state, text) {
  const more = serials.another(state.names, text, text === state.pack.barcode, MOST_NAMES);
  return more.wrong ? more : right({ ...state, names: more.names, count: more.names.length }, String(more.names.length));
}

/** What is more than was announced is told, and received all the same. */
export function enter(state, number) {
  if (state.step === "day") return dated(state, String(number));
  if (number < 1 || number > MOST) return wrong("quantity", say(number < 1 ? "hint.least" : "hint.most", MOST), number);
  const next = { ...state, count: number }, at = line(state);
  const over = at ? at.received + unitsOf(next) - Math.max(at.expected, at.received) : 0;
  return over > 0 ? quiet({ ...next, asking: { what: "over", value: over } }) : sent(next);
}

export const key = (state, value) => (value === "ok" ? state.pad.text ? enter(state, Number(state.pad.text)) : wrong("answer", say("hint.number"), "–") : quiet({ ...state, pad: keyed(state.pad, value) }));

function sent(state) {
  const fact = { kind: "receive", ...(state.delivery ? { delivery: state.delivery } : {}), location: state.dock, barcode: state.pack.barcode, quantity: state.count, ...(state.plate ? { plate: state.plate } : {}), ...told({ ...state.goods, serials: state.names }) };
  const lines = state.lines.map((one, at) => (at === state.line ? { ...one, received: one.received + unitsOf(state) } : one));
  const days = state.goods.expiresOn ? { ...state.days, [lotOf(state)]: state.goods.expiresOn } : state.days;
  return asked({ ...state, ...NOTHING, lines, days, counted: state.counted + unitsOf(state) }, `${state.count} · ${line(state)?.description || state.pack.barcode}`, fact);
}

/** What the server wants to know is a question of its own; what is past its days may wait for a decision. */
export function refused(before, answer, fact) {
  const goods = fact ? { lot: fact.lot, expiresOn: fact.expiresOn, status: fact.status } : before.goods;
  const state = { ...before, goods, asking: null, count: fact?.quantity ?? 0, step: "many", pad: before.names ? null : pad(fact?.quantity ?? 1) };
  const question = (changed) => ({ state: { ...state, ...changed }, question: true });
  switch (answer.code) {
    case "receiving.no-such-delivery": return question({ step: "delivery", asking: { what: "unannounced", value: answer.asked } });
    case "receiving.lot-needed": return question({ step: "lot", pad: null });
    case "receiving.expiry-needed": return question({ step: "day", pad: pad("") });
    case "receiving.expired": return question({ asking: { what: "expired", value: answer.details.expiresOn } });
    case "receiving.lot-expiry": return { ...state, step: "day", pad: pad(""), goods: { ...state.goods, expiresOn: undefined } };
    case "receiving.unknown-barcode": return { ...state, ...NOTHING };
    case "receiving.not-a-dock": return { ...state, ...NOTHING, step: "where", docks: state.docks.filter((one) => one !== fact.location) };
    case "plates.elsewhere": case "plates.broken": case "plates.not-a-plate": case "plates.named-units": return { ...state, ...NOTHING, plate: "" };
    default: return answer.code.startsWith("stock.serial") ? { ...state, names: [], count: 0, pad: null } : state;
  }
}

export function yes(state) {
  const { what: word, value } = state.asking, next = { ...state, asking: null };
  if (word === "unannounced") return right(opened({ delivery: value, reference: value, supplier: say("delivery.unannounced"), docks: state.docks, lines: [] }), value);
  if (word === "stranger") return stranger(next, value);
  if (word === "done") return right({ ...next, over: true }, state.reference);
  return sent(word === "expired" ? { ...next, goods: { ...state.goods, status: "hold" } } : next);
}

export const no = (state) => quiet({ ...state, asking: null });

export function verb(state, word) {
  if (word === "names-done") return state.names.length ? enter(state, state.names.length) : wrong("quantity", say("hint.least"), 0);
  if (word === "plate-done") return right({ ...state, plate: "" }, say("receive.off"));
  if (word !== "done") return quiet({ ...state, ...NOTHING });
  const short = state.lines.filter((one) => one.received < one.expected).length;
  return short ? quiet({ ...state, asking: { what: "done", value: short } }) : quiet({ ...state, over: true });
}

export const summary = (state) => say("done.receive", state.counted);
