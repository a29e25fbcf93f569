// What a picker can say when the bin is not as it should be. What is missing is told to the server as a fact; the rest is only remembered here.
import { say, units } from "../words.js";
import * as carton from "./pick-carton.js";
import { isNumber, pad, quiet, right, wrong } from "./step.js";
import { arrive, left, line, most, onwards, place, slot } from "./pick.js";

const VERBS = ["short", "empty", "damaged", "wrong-item", "blocked", "full"];
/** With goods in the hand nobody walks on: where a carton is wanted and none is there, a tote will do. */
export const verbs = (into, step) => (into.box ? VERBS.map((word) => ({ full: "box-full", blocked: step === "into" ? "tote-instead" : word })[word] ?? word) : VERBS);
const ASKS_NUMBER = { short: (state) => left(state), damaged: () => 1 };

export function verb(state, word) {
  if (word === "blocked") return blocked(state);
  if (word === "full" || word === "box-full") return full(state);
  if (word === "tote-instead") return right(carton.without(state, slot(state)), say("tote.changed"));
  if (left(state) < 1) return wrong("quantity", say("hint.most", 0), say("verb." + word));
  const number = ASKS_NUMBER[word];
  return quiet({ ...state, verb: { word, pad: number ? pad(number(state)) : null } });
}

export function ask(state, question) {
  const { word, pad: keypad } = state.verb;
  if (keypad) {
    const many = { label: say("ask." + word), value: keypad.text || "0", sub: say("hint.most", left(state)) };
    return { ...question, step: "many", prompt: say("ask." + word), rows: { ...question.rows, many }, keypad, verbs: [] };
  }
  return { ...question, prompt: say("scan.answer"), choice: { title: say("ask." + word, line(state).location), help: say("ask.empty.help", units(left(state))) } };
}

/** A scan while a question is open is no answer to it, unless it is a number. */
export function scan(state, text) {
  if (state.verb.pad && isNumber(text)) return enter(state, Number(text));
  return wrong("answer", say(state.verb.pad ? "hint.number" : "hint.yes-no"), text);
}

export function enter(state, number) {
  if (number < 1) return quiet({ ...state, verb: null });
  if (number > left(state)) return wrong("quantity", say("hint.most", left(state)), number);
  return missing(state, state.verb.word, number);
}

export const yes = (state) => missing(state, state.verb.word === "empty" ? "empty" : "short", left(state));

/** What was taken already still goes into its tote; then the rest of the stop, or the next. */
function missing(state, reason, number) {
  const at = line(state);
  const fact = { kind: "short", task: state.task, seq: at.seq, location: at.location, reason, quantity: number };
  const less = { ...state, verb: null, lines: [{ ...at, open: at.open - number }, ...state.lines.slice(1)] };
  const words = `${say("verb." + reason)} ${number}`;
  if (!state.count) return right(onwards(less), words, [fact]);
  if (most(less) > state.count) return right({ ...less, pad: state.pad ? pad(most(less)) : null }, words, [fact]);
  const put = place(less, words);
  return { ...put, asks: false, facts: [fact, ...put.facts] };
}

/** The next scan of a tote puts another in its place; of a trip the server wants to know which. */
function full(state) {
  const now = slot(state), other = { ...now, tote: null, full: !now.box && (now.full || state.trip && !!now.tote) };
  return right({ ...state, slots: state.slots.map((one) => (one === now ? other : one)) }, say(now.box ? "carton.changed" : "tote.changed"));
}

/** The goods are there and out of reach: the bin comes again at the end of the walk. */
function blocked(state) {
  const at = line(state), others = state.lines.filter((one) => one.location !== at.location);
  if (state.count) return wrong("answer", say("scan.into"), say("verb.blocked"));
  if (!others.length) return wrong("last-stop", at.location, say("verb.blocked"), say("hint.last-stop"));
  const these = state.lines.filter((one) => one.location === at.location);
  return right(arrive({ ...state, bin: null, lines: [...others, ...these] }), say("blocked.later"));
}
