// Lays goods that stand at a place onto a plate, or takes them off it: the place, the plate, then any item and how many, until it is done.
import { say } from "../words.js";
import { number as plateNumber } from "./plate.js";
import { asked, isCode, isNumber, keyed, pad, quiet, right, same, told, wrong } from "./step.js";
import * as which from "./which.js";

const MOST = 1_000_000;
/** A number of more digits is a code. */
const KEYED = 4;

export const name = "plate-build";
export const kind = "plate";
/** It is nobody's task: nothing is asked for. */
export const asks = null;

const NOTHING = { step: "what", item: "", count: 0, pad: null, goods: {}, which: null };
export const begin = () => ({ ...NOTHING, step: "where", place: "", plate: "", off: false, laid: 0, over: false });
export const finished = (state) => state.over;

export function ask(state) {
  const now = { where: 0, into: 1, what: 2, many: 3 }[state.step];
  return {
    step: state.step, of: 0, done: 0, keypad: state.step === "many" ? state.pad : null,
    prompt: say({ where: "scan.from", into: "scan.plate", what: "scan.any-item", many: "scan.key" }[state.step]),
    choice: state.which ? which.choice(state.which) : null,
    rows: {
      where: { label: say("row.stands"), value: state.place || say("place.any"), done: now > 0 },
      what: { label: say(state.off ? "row.off" : "row.on"), value: state.item || (now > 1 ? say("count.any") : "–"), sub: state.goods.lot ? say("lot", state.goods.lot) : "", done: now > 2 },
      many: { value: state.pad?.text || "–", sub: now > 2 ? say("row.many.packs") : "" },
      into: { label: say("row.plate"), value: state.plate ? "…" + state.plate.slice(-6) : now === 1 ? say("plate.any") : "–", sub: state.plate, done: now > 1 },
    },
    verbs: { where: [], into: ["start-over"], what: [state.off ? "put-on" : "take-off", "plate-done"], many: ["start-over"] }[state.step],
    note: state.laid ? say("plate.laid", state.laid) : "",
  };
}

export function scan(state, text) {
  if (state.which) {
    const answer = which.heard(state.which, text);
    return answer.wrong ? answer : option(state, answer.at);
  }
  return { where, into, what, many }[state.step](state, text);
}

const where = (state, text) => (isCode(text) && !plateNumber(text) ? right({ ...state, place: text, step: "into" }, text) : wrong("bin", say("place.any"), text));

function into(state, text) {
  const plate = plateNumber(text);
  return plate ? right({ ...state, plate, step: "what" }, "…" + plate.slice(-6)) : wrong("plate", say("hint.plate"), text);
}

const what = (state, text) => (same(state.place, text) || plateNumber(text) ? wrong("item", say("count.any"), text) : right({ ...state, item: text, step: "many", pad: pad(1) }, text));

/** The same code again is one more; another item is the next, and this one is laid. */
function many(state, text) {
  if (text === state.item) {
    const count = Number(state.pad.text || 0) + 1;
    return right({ ...state, pad: pad(count) }, String(count));
  }
  if (isNumber(text) && text.length <= KEYED) return enter(state, Number(text));
  const counted = enter(state, Number(state.pad.text || 0)), next = counted.wrong ? counted : what(counted.state, text);
  return next.wrong ? next : { ...counted, state: next.state };
}

export function enter(state, number) {
  if (number < 1 || number > MOST) return wrong("quantity", say(number < 1 ? "hint.least" : "hint.most", MOST), number);
  return sent({ ...state, count: number });
}

export const key = (state, value) => (value === "ok" ? enter(state, Number(state.pad.text || 0)) : quiet({ ...state, pad: keyed(state.pad, value) }));

function sent(state) {
  const fact = { kind: state.off ? "plate-off" : "plate-on", plate: state.plate, location: state.place, barcode: state.item, quantity: state.count, ...told(state.goods) };
  return asked({ ...state, ...NOTHING, laid: state.laid + 1 }, `${state.count} · ${state.item}`, fact);
}

/** Back to what was wrong: which goods, the item, the number, or the plate itself. */
export function refused(before, answer, fact) {
  const state = { ...before, item: fact.barcode, count: fact.quantity, pad: pad(fact.quantity), step: "many", goods: { lot: fact.lot, status: fact.status } };
  if (answer.code === "plates.which-stock") return { ...state, which: answer.details.possible };
  if (["plates.elsewhere", "plates.broken", "plates.not-a-plate"].includes(answer.code)) return { ...state, ...NOTHING, step: "into", plate: "" };
  if (answer.code === "plates.no-such-place") return { ...state, ...NOTHING, step: "where", place: "", plate: "" };
  return ["plates.unknown-barcode", "plates.named-units"].includes(answer.code) ? { ...state, ...NOTHING } : state;
}

export const option = (state, at) => sent({ ...state, goods: state.which[at], which: null });
export const no = which.cancel;
export const yes = quiet;

export function verb(state, word) {
  if (word === "plate-done") return quiet({ ...state, over: true });
  if (word === "start-over") return quiet(state.step === "many" ? { ...state, ...NOTHING } : { ...begin(), laid: state.laid });
  return quiet({ ...state, off: word === "take-off" });
}

export const summary = (state) => say("done.plate-build", state.plate ? "…" + state.plate.slice(-6) : "");
