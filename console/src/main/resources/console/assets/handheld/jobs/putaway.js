// Puts away what stands on a dock: any item first, then how many, then the bin that the server keeps for it.
import { say } from "../words.js";
import { amount, isCode, isNumber, keyed, packOf, pad, quiet, right, same, tail, wrong } from "./step.js";

export const name = "putaway";
export const kind = "putaway";
export const asks = () => ({ limit: 10 });

export const begin = (tasks) => ({ lines: tasks.map((one) => ({ ...one, open: one.quantity, description: one.description ?? "" })), of: tasks.length, step: "what", pack: null, count: 0, pad: null, free: false });

export const finished = (state) => !state.lines.length;
const most = (state) => Math.floor(state.lines[0].open / state.pack.units);

export function ask(state) {
  const at = state.lines[0];
  const known = state.step !== "what";
  const pack = state.pack ?? null;
  const number = state.step === "many" ? amount(Number(state.pad.text || 0), pack) : known ? amount(state.count, pack) : amount(at.open, null);
  return {
    step: state.step, of: state.of, done: state.of - state.lines.length,
    prompt: say(state.step === "what" ? "scan.any-item" : state.step === "many" ? "scan.many" : "scan.bin"),
    rows: {
      where: { label: say("row.where"), value: at.from, done: true },
      what: { value: at.description || at.sku, sub: [at.description ? at.sku : "", tail(at), at.reference].filter(Boolean).join(" · "), done: known },
      many: { value: number.value, sub: state.step === "many" ? say("of", state.pad.text || 0, most(state)) : number.sub, done: state.step === "where" },
      into: { value: state.free || !at.suggest ? say("hint.any-bin") : at.suggest, sub: "" },
    },
    keypad: state.step === "many" ? state.pad : null,
    ...(state.step === "where" ? { step: "into" } : {}),
    verbs: state.step === "where" ? ["other-bin"] : state.step === "what" && state.lines.length > 1 ? ["skip"] : [],
    next: state.lines[1] ? (state.lines[1].description || state.lines[1].sku) : say("last"),
  };
}

export function scan(state, text) {
  if (state.step === "what") return what(state, text);
  if (state.step === "many") {
    if (isNumber(text) && Number(text) <= most(state)) return enter(state, Number(text));
    const bin = isCode(text) && !packOf(state.lines[0], text);
    return bin ? into({ ...state, count: Number(state.pad.text || 0) }, text) : wrong("quantity", say("hint.number"), text);
  }
  return into(state, text);
}

/** The goods in the hand say which line it is. */
function what(state, text) {
  const at = state.lines.findIndex((one) => packOf(one, text));
  if (at < 0) return wrong("item", state.lines[0].description || state.lines[0].sku, text);
  const chosen = state.lines[at], pack = packOf(chosen, text);
  const lines = [chosen, ...state.lines.filter((one) => one !== chosen)];
  if (pack.units > chosen.open) return wrong("too-many", amount(chosen.open, null).sub, amount(1, pack).value);
  const next = { ...state, lines, pack, count: 1 };
  if (most(next) === 1) return right({ ...next, step: "where" }, chosen.description || chosen.sku);
  return right({ ...next, step: "many", pad: pad(most(next)) }, chosen.description || chosen.sku);
}

export function enter(state, number) {
  if (number < 1 || number > most(state)) return wrong("quantity", say("hint.most", most(state)), number);
  return right({ ...state, count: number, pad: null, step: "where" }, String(number));
}

export const key = (state, value) => (value === "ok" ? enter(state, Number(state.pad.text || 0)) : quiet({ ...state, pad: keyed(state.pad, value) }));

function into(state, text) {
  const [at, ...rest] = state.lines;
  if (state.count < 1 || state.count > most(state)) return wrong("quantity", say("hint.most", most(state)), state.count);
  if (!isCode(text) || packOf(at, text)) return wrong("bin", at.suggest ?? say("hint.any-bin"), text);
  if (at.suggest && !state.free && !same(at.suggest, text)) return wrong("bin", at.suggest, text, say("hint.other-bin"));
  const to = at.suggest && same(at.suggest, text) ? at.suggest : text;
  const fact = { kind: "putaway", ...(at.delivery ? { delivery: at.delivery } : {}), from: at.from, to, barcode: state.pack.barcode, quantity: state.count };
  const open = at.open - state.count * state.pack.units;
  const lines = open > 0 ? [{ ...at, open }, ...rest] : rest;
  return right({ ...state, lines, step: "what", pack: null, count: 0, pad: null, free: false }, to, [fact]);
}

export const verb = (state, word) => (word === "skip"
  ? right({ ...state, lines: [...state.lines.slice(1), state.lines[0]] }, say("verb.skip"))
  : right({ ...state, free: true }, say("verb.other-bin")));
export const yes = quiet;
export const no = quiet;
export const summary = () => say("done.putaway");
