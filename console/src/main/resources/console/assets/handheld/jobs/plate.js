// Carries a plate with all that is on it: its number, then the place. From a dock it is put away, from anywhere else it is moved.
import { say, units } from "../words.js";
import { asked, calls, isCode, quiet, right, same, wrong } from "./step.js";

export const name = "plate";
export const kind = "plate";
/** It is nobody's task: nothing is asked for. */
export const asks = null;

const NOTHING = { step: "where", plate: "", at: "", dock: null, goods: [], asking: null };
export const begin = () => ({ ...NOTHING, moved: 0, over: false });
export const finished = (state) => state.over;

/** The 18 digits of a plate as they are typed, printed or scanned; nothing where they are no number of one. */
export function number(text) {
  const digits = text.replace(/^(\](C1|d2|Q3|e0))?(\(00\)|00(?=\d{18}$))?/, "");
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * (at % 2 ? 1 : 3), 0);
  return /^\d{18}$/.test(digits) && sum % 10 === 0 ? digits : null;
}

const short = (plate) => (plate ? "…" + plate.slice(-6) : say("plate.any"));

export function ask(state) {
  const all = state.goods.reduce((sum, one) => sum + one.quantity, 0), known = state.step === "into";
  return {
    step: state.step, of: 0, done: 0, prompt: say(known ? "scan.plate-to" : "scan.plate"), keypad: null,
    choice: choice(state),
    rows: {
      where: { label: say("row.plate"), value: short(state.plate), sub: state.plate, done: known },
      what: { label: say("row.on-it"), value: state.goods.length ? (state.goods.length > 1 ? say("plate.kinds", state.goods.length) : state.goods[0].sku) : "–", sub: state.goods.length ? [state.goods.length > 1 ? "" : state.goods[0].lot && say("lot", state.goods[0].lot), units(all)].filter(Boolean).join(" · ") : known ? say("plate.unread") : "", done: known },
      many: { label: say("row.stands"), value: state.at || "–", sub: known ? say(state.dock ? "plate.put-away" : "plate.moved") : "", done: known },
      into: { label: say("row.to"), value: say("place.any"), sub: "" },
    },
    verbs: known ? ["break-up", "start-over"] : state.moved ? ["finish"] : [], note: state.moved ? say("plates.moved", state.moved) : "",
  };
}

function choice({ asking, plate }) {
  if (asking === "dock") return { prompt: say("scan.answer"), title: say("ask.plate-dock"), help: say("ask.plate-dock.help"), yes: say("plate.dock"), no: say("plate.store") };
  return asking === "break" ? { title: say("ask.break-up"), help: say("ask.break-up.help", plate) } : null;
}

export function scan(state, text) {
  if (state.asking) return wrong("answer", say("hint.yes-no"), text);
  const plate = number(text);
  if (state.step === "where") return plate ? calls({ ...state, plate }, "plates/" + plate) : wrong("plate", say("hint.plate"), text);
  if (plate || !isCode(text)) return wrong("bin", say("place.any"), text);
  if (same(state.at, text)) return wrong("same-place", say("place.other"), text);
  return asked({ ...state, ...NOTHING, moved: state.moved + 1 }, text, { kind: state.dock ? "plate-putaway" : "plate-move", plate: state.plate, to: text });
}

/** Where it stands and what is on it. */
export const answered = (before, { number: plate, location, locationKind, goods }) =>
  right({ ...before, plate, at: location ?? "", dock: locationKind === "dock", goods, step: "into" }, short(plate));

/** Nobody answers: the worker sees where it stands. */
export const alone = (before, { what }) => ({ ...before, plate: what.slice("plates/".length), asking: "dock" });
export const pretended = (state, { what }) => ({ number: what.slice("plates/".length), location: "DOCK-1", locationKind: "dock", goods: [{ sku: "TEA", lot: "L7", quantity: 48 }] });

export function refused(before, answer) {
  if (before.step === "where" || ["plates.broken", "plates.empty", "plates.unknown"].includes(answer.code)) return { ...before, ...NOTHING };
  if (answer.code === "receiving.not-a-dock") return { ...before, dock: false };
  return before;
}

export const yes = (state) => (state.asking === "dock" ? quiet({ ...state, asking: null, dock: true, step: "into" })
  : asked({ ...state, ...NOTHING }, say("verb.break-up"), { kind: "plate-break", plate: state.plate }));
export const no = (state) => quiet({ ...state, asking: null, ...(state.asking === "dock" ? { dock: false, step: "into" } : {}) });

export function verb(state, word) {
  if (word === "finish") return quiet({ ...state, over: true });
  return quiet(word === "break-up" ? { ...state, asking: "break" } : { ...state, ...NOTHING });
}

export const key = quiet;
export const enter = quiet;
export const summary = (state) => say(state.moved === 1 ? "done.plate.one" : "done.plate", state.moved);
