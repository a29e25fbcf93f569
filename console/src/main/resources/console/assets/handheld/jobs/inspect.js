// Looks at what customers sent back: the parcel, a unit, its lot or number where it has one, its grade, what becomes of it. What a grade is proposed for only the server knows, so each step asks it.
import { read } from "../gs1.js";
import { say, units } from "../words.js";
import * as again from "./again.js";
import { calls, quiet, right, same, wrong } from "./step.js";
import * as serials from "./serials.js";

const LONGEST = 120;
const LONGEST_LOT = 40;
const LONGEST_WHY = 200;
const MOST_NAMES = 200;
const ALL = ["restock", "refurbish", "damaged", "vendor-return", "scrap"];
const WHYS = ["parts", "better", "worse", "maker"];

export const name = "inspect";
export const kind = "inspect";
/** It is nobody's task: nothing is asked for. */
export const asks = null;

const NOTHING = { step: "what", asking: null, barcode: "", item: null, count: 1, lot: null, names: [], grade: null, as: null, proposed: null, key: null };
export const begin = () => ({ ...NOTHING, step: "where", parcel: null, reference: "", call: null, last: null, done: 0, over: false });
export const finished = (state) => state.over;
/** A parcel on the bench waits for whoever comes back to it, and what has no answer is asked again. */
export const stays = (state) => !state.over && !!(state.parcel || state.call);

const called = (state) => state.item.description || state.item.sku;
const graded = (state) => state.item.grades.find((one) => one.grade === state.grade);
const proposed = (state) => state.proposed ?? graded(state);
const others = (state) => ALL.filter((one) => one !== proposed(state).disposition);
const wantsLot = (state) => state.item?.lot && state.lot === null;

export function ask(state) {
  const now = { where: 0, what: 1, many: 2 }[state.step], { parcel, last } = state;
  return {
    step: state.step, of: 0, done: 0, keypad: null, choice: choice(state),
    prompt: say({ where: "scan.parcel", what: "scan.any-item", many: wantsLot(state) ? "scan.lot" : "scan.serial" }[state.step]),
    rows: {
      where: { label: say("row.parcel"), value: parcel ? parcel.order ?? say("parcel.none") : say("parcel.any"), sub: !parcel ? say("parcel.any.sub") : parcel.order ? say("parcel.back", parcel.back, units(parcel.shipped)) : "", done: now > 0 },
      what: { value: state.item ? called(state) : "–", sub: state.item?.description ? state.item.sku : "", done: now > 1 },
      many: { label: say(wantsLot(state) ? "row.lot" : "row.name"), value: "–", sub: state.item?.names > 1 ? say("of", state.names.length, state.item.names) : "" },
      into: { label: say("row.before"), value: last ? last.what : "–", sub: last ? say("grade", last.grade) + ": " + say("go." + (last.as ?? "waits")) : "" },
    },
    verbs: { where: ["no-number"], what: ["parcel-done"], many: ["start-over"] }[state.step],
    note: "",
  };
}

const listed = (title, help, options, no) => ({ prompt: say("scan.answer"), title, help, no, options: options.map((one, at) => ({ at, sub: "", ...one })) });

function choice(state) {
  if (state.call) return again.choice();
  switch (state.asking) {
    case "stranger": return { title: say("ask.stranger-parcel"), help: say("ask.stranger-parcel.help", state.reference) };
    case "grade": return listed(say("ask.grade"), say("ask.grade.help", state.count * state.item.units, called(state)), state.item.grades.map((one) => ({ words: one.grade, sub: as(one) })));
    case "as": return listed(say("ask.as", say("as." + proposed(state).disposition)), say("ask.as.help", called(state), state.grade), [
      { words: say(proposed(state).supervisor ? "as.yes.waits" : "as.yes"), sub: proposed(state).supervisor ? say("ask.as.decides") : "" }, { words: say("as.other"), sub: say("as.other.help") }]);
    case "other": return listed(say("ask.other"), say("ask.other.help"), others(state).map((one) => ({ words: say("as." + one) })));
    case "why": return { ...listed(say("ask.why"), say("as." + state.as), WHYS.map((one) => ({ words: say("why." + one) }))), prompt: say("ask.why.help") };
    default: return null;
  }
}

const as = (one) => (one.supervisor ? say("grade.other", say("as." + one.disposition)) : say("as." + one.disposition));

export function scan(state, text) {
  if (state.call) return again.scan(text);
  if (state.asking) return heard(state, text);
  return { where, what, many }[state.step](state, text);
}

/** A grade may be typed and a reason told in words; the same barcode again is one more of it. */
function heard(state, text) {
  if (state.asking === "grade") {
    if (text === state.barcode && !state.item.names) return right({ ...state, count: state.count + 1 }, say("counted", (state.count + 1) * state.item.units));
    const at = state.item.grades.findIndex((one) => same(one.grade, text));
    return at < 0 ? wrong("answer", state.item.grades.map((one) => one.grade).join(", "), text) : option(state, at);
  }
  if (state.asking === "why" && text !== state.barcode && text.length <= LONGEST_WHY) return told(state, text);
  return wrong("answer", say(state.asking === "stranger" ? "hint.yes-no" : "hint.option"), text);
}

const where = (state, text) => (text.length <= LONGEST ? calls(state, "returns", { reference: text }) : wrong("too-long", say("hint.parcel"), text));

const what = (state, text) => (text.length <= LONGEST ? calls(state, `returns/${state.parcel.id}/item?barcode=${encodeURIComponent(text)}`) : wrong("too-long", say("hint.parcel"), text));

function many(state, text) {
  if (!wantsLot(state)) return named(state, text);
  const lot = read(text).lot ?? text;
  return text === state.barcode || lot.length > LONGEST_LOT ? wrong("lot", say("hint.lot-where"), text) : right(next({ ...state, lot }), say("lot", lot));
}

function named(state, text) {
  const more = serials.another(state.names, text, text === state.barcode, Math.min(state.item.names, MOST_NAMES));
  return more.wrong ? more : right(next({ ...state, names: more.names }), text);
}

/** What is not known of the unit is asked first, its grade then. */
const next = (state) => (wantsLot(state) || state.names.length < state.item.names ? { ...state, step: "many", asking: null } : { ...state, step: "many", asking: "grade" });

export function option(state, at) {
  if (state.call) return again.option(state);
  if (state.asking === "grade") return quiet({ ...state, grade: state.item.grades[at].grade, proposed: null, as: null, asking: "as" });
  if (state.asking === "as") return at === 0 ? told({ ...state, as: proposed(state).disposition }, null) : quiet({ ...state, asking: "other" });
  if (state.asking === "other") return quiet({ ...state, as: others(state)[at], asking: "why" });
  return told(state, say("why." + WHYS[at]));
}

function told(state, reason) {
  const { barcode, count, grade, lot, names, key } = state;
  const more = Object.fromEntries(Object.entries({ key, lot, reason, serials: names.length ? names : null, disposition: state.as }).filter(([, value]) => value !== null));
  return calls(state, `returns/${state.parcel.id}/units`, { barcode, quantity: count, grade, ...more });
}

/** What the server says to a call. */
export function answered(before, body, { what, body: asked }) {
  const state = { ...before, call: null };
  if (what === "returns") return right({ ...state, ...NOTHING, parcel: parcel(body), last: null }, body.parcel.orderNumber ?? say("parcel.none"));
  if (what.endsWith("/close")) return quiet({ ...state, over: true });
  if (!asked) return right(next({ ...state, ...NOTHING, item: body, barcode: decodeURIComponent(what.split("barcode=")[1]) }), body.description || body.sku);
  const last = { what: called(state), grade: body.grade, as: body.disposition };
  const back = state.parcel.back + body.units;
  return right({ ...state, ...NOTHING, last, done: state.done + body.units, parcel: { ...state.parcel, back } }, say(last.as ? "as." + last.as : "go.waits"));
}

const sum = (list, of) => list.reduce((all, one) => all + one[of], 0);
const parcel = ({ parcel: { id, orderNumber }, shipped }) => ({ id, order: orderNumber, shipped: sum(shipped, "shipped"), back: sum(shipped, "returned") });

/** Back to the question that was wrong. */
export function refused(before, { code, proposed: other }, { body }) {
  const state = { ...before, call: null };
  if (code === "returns.unknown-reference") return { state: { ...state, asking: "stranger", reference: body.reference }, question: true };
  if (code === "returns.reason-needed") return { state: { ...state, asking: "as", as: null, proposed: { disposition: other, supervisor: true } }, question: true };
  if (["returns.over", "returns.no-such-return"].includes(code)) return begin();
  if (["returns.serial-needed", "returns.never-shipped", "returns.not-out"].includes(code)) return { ...state, step: "many", asking: null, names: [] };
  if (["returns.lot-needed", "returns.unknown-lot"].includes(code)) return { ...state, step: "many", asking: null, lot: null, item: { ...state.item, lot: true } };
  return state.parcel ? { ...state, ...NOTHING } : state;
}

/** The server failed, and most likely made nothing: under the same key it is made once, whatever it did. */
export const failed = (state) => ({ ...state, call: null, key: state.call?.body.key ?? null });

/** One question back. */
export const no = (state) => quiet({ grade: { ...state, ...NOTHING }, as: { ...state, asking: "grade" }, other: { ...state, asking: "as" }, why: { ...state, asking: "other" }, stranger: { ...state, asking: null } }[state.asking] ?? state);
export const yes = (state) => (state.asking === "stranger" ? calls({ ...state, asking: null }, "returns", {}) : quiet(state));
export const key = quiet;
export const enter = quiet;

export function verb(state, word) {
  if (word === "no-number") return calls(state, "returns", {});
  if (word === "parcel-done") return calls(state, `returns/${state.parcel.id}/close`, {});
  return quiet({ ...state, ...NOTHING });
}

export const summary = (state) => say(state.done === 1 ? "done.inspect.one" : "done.inspect", state.done);
