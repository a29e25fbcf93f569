// Counts bins blind: the device does not know what should lie there, so any item is taken at its word.
import { say } from "../words.js";
import { isNumber, isPlace, keyed, pad, quiet, right, wrong } from "./step.js";

export const name = "count";
export const kind = "count";
export const asks = () => ({ limit: 10 });

export const begin = (tasks) => ({ bins: tasks, of: tasks.length, step: "where", item: "", seen: [], pad: null, asking: null });
export const finished = (state) => !state.bins.length;

export function ask(state) {
  const at = state.bins[0];
  return {
    step: state.step, of: state.of, done: state.of - state.bins.length, keypad: state.pad,
    prompt: say({ where: "scan.where", what: "scan.any-item", many: "scan.key" }[state.step]),
    rows: {
      where: { value: at.location, sub: at.checkDigits ? say("digits", at.checkDigits) : "", done: state.step !== "where" },
      what: { value: state.item || say("count.any"), sub: state.seen.length ? say("count.seen", state.seen.length) : "", done: state.step === "many" },
      many: { value: state.pad?.text || "–", sub: "" },
      into: { label: say("row.round"), value: String(at.round ?? 1), sub: at.reason ?? "" },
    },
    choice: state.asking ? { title: say(state.asking === "bin-empty" ? "ask.empty" : "ask.counted", at.location), help: say(state.asking === "bin-empty" ? "ask.count-empty.help" : "ask.counted.help", state.seen.length) } : null,
    verbs: state.step !== "what" ? [] : state.seen.length ? ["bin-done"] : ["bin-empty"],
    next: state.bins[1]?.location ?? say("last"),
  };
}

export function scan(state, text) {
  const at = state.bins[0];
  if (state.asking) return wrong("answer", say("hint.yes-no"), text);
  if (state.step === "where") return isPlace(at, text) ? right({ ...state, step: "what" }, at.location) : wrong("bin", at.location, text);
  if (state.step === "many") return isNumber(text) ? enter(state, Number(text)) : wrong("answer", say("hint.number"), text);
  if (isPlace(at, text) || text.length > 120) return wrong("item", say("count.any"), text);
  if (state.seen.includes(text)) return wrong("counted", say("count.other"), text);
  return right({ ...state, item: text, step: "many", pad: pad("") }, text);
}

export function enter(state, number) {
  const at = state.bins[0];
  if (number > 1000000) return wrong("quantity", say("hint.most", 1000000), number);
  const fact = { kind: "count", task: at.task, location: at.location, barcode: state.item, quantity: number };
  return right({ ...state, step: "what", item: "", seen: [...state.seen, state.item], pad: null }, String(number), [fact]);
}

export const key = (state, value) => {
  if (value !== "ok") return quiet({ ...state, pad: keyed(state.pad, value) });
  return state.pad.text ? enter(state, Number(state.pad.text)) : wrong("answer", say("hint.number"), "–");
};

export const verb = (state, word) => quiet({ ...state, asking: word });
export const no = (state) => quiet({ ...state, asking: null });

export function yes(state) {
  const [at, ...bins] = state.bins;
  const fact = { kind: state.asking === "bin-empty" ? "count-empty" : "count-done", task: at.task, location: at.location };
  return right({ ...state, bins, step: "where", item: "", seen: [], asking: null }, at.location, [fact]);
}

export const summary = () => say("done.count");
