// At the bench: so many are made of what lies there, or taken apart. The parts are used up by the bill; only what the bill does not say is asked.
import { day, read } from "../gs1.js";
import { say } from "../words.js";
import * as serials from "./serials.js";
import { calls, isCode, isNumber, keyed, packOf, pad, quiet, right, wrong } from "./step.js";

const NOTHING = { wants: null, count: 0, told: {}, names: null, pad: null };

export const arrive = (state) => ({ ...state, ...NOTHING, step: "make", pad: pad(state.open) });

const making = (state) => state.kind === "kit";
/** Whether goods of this SKU come out: a kit that is made, or the parts of one that is taken apart. */
const out = (state, sku) => (sku === state.sku) === making(state);
const what = (state) => state.description || state.sku;

export function ask(state) {
  const { wants } = state;
  return {
    step: "many", of: state.of, done: state.of, keypad: state.pad, prompt: say({ lot: "scan.lot", day: "scan.day", names: "scan.serial" }[wants?.what] ?? "scan.each-kit"),
    rows: {
      where: { label: say("row.bench"), value: state.bench || "–", sub: "", done: true },
      what: { label: say(wants ? "row.what" : making(state) ? "row.make" : "row.apart"), value: wants?.sku ?? what(state), sub: state.key ?? "", done: true },
      many: row(state),
      into: { label: say("row.to"), value: say("put-back"), sub: "" },
    },
    verbs: wants ? ["start-over"] : ["broken", "later"], note: state.made ? say(making(state) ? "kit.made" : "kit.apart", state.made) : "",
  };
}

function row(state) {
  if (state.wants?.what === "lot") return { label: say("row.lot"), value: "–", sub: state.wants.lots?.join(", ") || say("hint.lot-where") };
  if (state.wants?.what === "day") return { label: say("row.day"), value: state.pad.text || "–", sub: say("hint.day") };
  if (state.wants) return { label: say("row.name"), value: String(state.names.length), sub: say("of", state.names.length, state.wants.units) };
  return { label: say(making(state) ? "row.made" : "row.taken"), value: state.pad.text || "0", sub: say("of", state.pad.text || 0, state.open) };
}

/** Each kit that is scanned is one; what is not a kit is the answer to what was asked. */
export function scan(state, text) {
  if (state.wants) return heard(state, text);
  if (packOf(state, text)) {
    const count = state.pad.fresh ? 1 : Number(state.pad.text || 0) + 1;
    return count > state.open ? wrong("too-many", say("hint.most", state.open), count) : right({ ...state, pad: { text: String(count), fresh: false } }, String(count));
  }
  return isNumber(text) ? enter(state, Number(text)) : wrong("item", what(state), text);
}

function heard(state, text) {
  const { wants } = state, lot = read(text).lot ?? text;
  if (wants.what === "day") return dated(state, read(text).expiresOn ?? day(text), text);
  if (wants.what === "lot") {
    if (!isCode(lot) || wants.lots && !wants.lots.includes(lot)) return wrong("lot", wants.lots?.join(", ") || say("hint.lot"), text);
    return told(state, { lot });
  }
  const more = serials.another(state.names, text, packOf(state, text), wants.units);
  if (more.wrong) return more;
  return more.names.length < wants.units ? right({ ...state, names: more.names }, String(more.names.length)) : told(state, { serials: more.names });
}

const dated = (state, expiresOn, text) => (expiresOn ? told(state, { expiresOn }) : wrong("day", say("hint.day"), text));

/** What was asked is told with the number, once more. */
function told(state, more) {
  const { sku, units } = state.wants;
  return build({ ...state, told: { ...state.told, [sku]: { sku, quantity: units ?? state.count, ...state.told[sku], ...more } } });
}

export function enter(state, number) {
  if (state.wants?.what === "day") return dated(state, day(String(number).padStart(6, "0")), number);
  if (number < 1 || number > state.open) return wrong("quantity", say("hint.most", state.open), number);
  return build({ ...state, count: number });
}

export const key = (state, value) => (value === "ok" ? enter(state, Number(state.pad.text || 0)) : quiet({ ...state, pad: keyed(state.pad, value) }));

function build(state) {
  const all = Object.values(state.told), side = (made) => all.filter((one) => out(state, one.sku) === made);
  return calls(state, `work-orders/${state.task}/builds`, { quantity: state.count, used: side(false), made: side(true), ...(state.again ? { key: state.again } : {}) });
}

/** The work order as it is now. */
export function answered(before, { quantity, made, state: word }) {
  const open = quantity - made, done = before.made + before.count, next = { ...before, call: null, again: null, made: done, open };
  return right(open > 0 && word === "open" ? arrive(next) : { ...next, over: true }, say(making(before) ? "kit.made" : "kit.apart", done));
}

export const pretended = (state) => ({ quantity: state.open, made: state.count, state: "open" });

/** What the bill does not say is a question of its own. */
export function refused(state, answer) {
  const { code } = answer, details = answer.details ?? answer;
  const question = (wants, more = {}) => ({ state: { ...state, again: null, names: null, pad: null, wants: { sku: details.sku, units: details.units, ...wants }, ...more }, question: true });
  switch (code) {
    case "kitting.which-lot": return question({ what: "lot", lots: details.lots });
    case "kitting.lot-needed": return question({ what: "lot" });
    case "kitting.expiry-needed": return question({ what: "day" }, { pad: pad("") });
    case "kitting.serial-needed": return question({ what: "names" }, { names: [] });
    case "kitting.over": return { ...state, over: true };
    default: return { ...arrive(state), again: null };
  }
}

/** The server failed, and most likely made nothing: under the same key it is made once, whatever it did. */
export const failed = (state) => ({ ...state, call: null, again: state.call?.body.key ?? null });

export const verb = (state, word) => quiet(word === "later" ? { ...state, over: true } : arrive(state));
