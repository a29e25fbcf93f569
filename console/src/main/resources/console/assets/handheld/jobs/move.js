// Moves goods that no task asked for: a place, an item, how many, the place they go to. The device does not know what lies where, so it asks the server at the last step, and takes everything at its word while it is alone.
import { say } from "../words.js";
import { asked, isCode, isNumber, keyed, pad, quiet, right, same, told, wrong } from "./step.js";
import * as serials from "./serials.js";
import * as which from "./which.js";

const MOST = 1_000_000;
const MOST_NAMES = 200;
/** A number of more digits is a code. */
const KEYED = 4;

export const name = "move";
export const kind = "move";
/** It is nobody's task: nothing is asked for. */
export const asks = null;

const NOTHING = { step: "where", from: "", item: "", to: "", count: 0, pad: null, goods: {}, names: null, which: null };
export const begin = () => ({ ...NOTHING, moved: 0, over: false });
export const finished = (state) => state.over;

export function ask(state) {
  const now = { where: 0, what: 1, many: 2, into: 3 }[state.step];
  return {
    step: state.step, of: 0, done: 0, prompt: say(state.names && state.step === "many" ? "scan.serial" : { where: "scan.from", what: "scan.any-item", many: "scan.key", into: "scan.to" }[state.step]),
    keypad: state.step === "many" ? state.pad : null,
    choice: state.which ? which.choice(state.which) : null,
    rows: {
      where: { label: say("row.from"), value: state.from || say("place.any"), done: now > 0 },
      what: { value: state.item || say("count.any"), sub: state.goods.lot ? say("lot", state.goods.lot) : "", done: now > 1 },
      many: { value: state.names ? String(state.names.length) : state.pad?.text || (state.count ? String(state.count) : "–"), sub: now > 1 ? say("row.many.packs") : "", done: now > 2 },
      into: { label: say("row.to"), value: say("place.any"), sub: "" },
    },
    verbs: { where: state.moved ? ["finish"] : [], what: ["start-over"], many: state.names ? ["names-done", "start-over"] : [], into: ["start-over"] }[state.step],
    note: state.moved ? say("moved", state.moved) : "",
  };
}

export function scan(state, text) {
  if (state.which) {
    const answer = which.heard(state.which, text);
    return answer.wrong ? answer : option(state, answer.at);
  }
  return { where, what, many, into }[state.step](state, text);
}

const where = (state, text) => (isCode(text) ? right({ ...state, from: text, step: "what" }, text) : wrong("bin", say("hint.short"), text));

function what(state, text) {
  if (same(state.from, text)) return wrong("item", say("count.any"), text);
  return right({ ...state, item: text, step: "many", pad: pad(1) }, text);
}

/** The same code again is one more; anything else that is no number is where they go. */
function many(state, text) {
  if (state.names) return name_(state, text);
  if (text === state.item) return right({ ...state, pad: pad(Number(state.pad.text || 0) + 1) }, String(Number(state.pad.text || 0) + 1));
  if (isNumber(text) && text.length <= KEYED) return enter(state, Number(text));
  const counted = enter(state, Number(state.pad.text || 0));
  return counted.wrong ? counted : into(counted.state, text);
}

function name_(state, text) {
  const more = serials.another(state.names, text, text === state.item, MOST_NAMES);
  return more.wrong ? more : right({ ...state, names: more.names, count: more.names.length }, String(more.names.length));
}

export function enter(state, number) {
  if (number < 1 || number > MOST) return wrong("quantity", say(number < 1 ? "hint.least" : "hint.most", MOST), number);
  return right({ ...state, count: number, pad: null, step: "into" }, String(number));
}

export const key = (state, value) => (value === "ok" ? enter(state, Number(state.pad.text || 0)) : quiet({ ...state, pad: keyed(state.pad, value) }));

function into(state, text) {
  if (same(state.from, text)) return wrong("same-place", say("place.other"), text);
  if (!isCode(text) || text === state.item) return wrong("bin", say("place.any"), text);
  return sent({ ...state, to: text });
}

function sent(state) {
  const fact = { kind: "move", from: state.from, to: state.to, barcode: state.item, quantity: state.count, ...told({ ...state.goods, serials: state.names }) };
  return asked({ ...state, ...NOTHING, moved: state.moved + 1 }, state.to, fact);
}

/** Back to what was wrong; only which goods are meant is a question of its own. */
export function refused(before, answer, fact) {
  const state = { ...before, step: "into", pad: null, count: fact.quantity, to: fact.to, goods: { lot: fact.lot, status: fact.status }, which: which.refused(answer) };
  if (state.which) return state;
  if (answer.code.startsWith("stock.serial")) return { ...state, step: "many", names: [], pad: null };
  if (answer.code === "moving.unknown-barcode") return { ...state, step: "what", item: "", goods: {}, names: null };
  if (["moving.not-enough", "moving.claimed", "stock.not-enough"].includes(answer.code)) return { ...state, step: "many", pad: pad(state.count), names: null };
  return answer.details?.location === state.from ? { ...state, ...NOTHING } : state;
}

export const option = (state, at) => sent({ ...state, goods: state.which[at], which: null });
export const no = which.cancel;
export const yes = quiet;

export function verb(state, word) {
  if (word === "finish") return quiet({ ...state, over: true });
  if (word === "names-done") return state.names.length ? right({ ...state, step: "into" }, String(state.names.length)) : wrong("quantity", say("hint.least"), 0);
  return quiet({ ...state, ...NOTHING });
}

export const summary = (state) => say(state.moved === 1 ? "done.move.one" : "done.move", state.moved);
