// Makes new plates: what they are, how many; then the label of each is opened, to be printed and stuck on.
import { say } from "../words.js";
import { number as plateNumber } from "./plate.js";
import { fetches, isNumber, keyed, opens, pad, quiet, right, wrong } from "./step.js";

/** As many labels as one screen can be scrolled through. */
const MOST = 50;
const KINDS = ["pallet", "case", "tote"];

export const name = "plate-new";
export const kind = "plate";
/** It is nobody's task: nothing is asked for. */
export const asks = null;

export const begin = () => ({ of: null, pad: null, numbers: [], opened: [], over: false });
export const finished = (state) => state.over;
/** New numbers wait for their labels. */
export const stays = (state) => state.numbers.length > 0 && !state.over;

const kindOf = (state) => say("plate.kind." + state.of);

export function ask(state) {
  return {
    step: "many", of: 0, done: 0, keypad: state.pad, prompt: say("scan.key"), verbs: state.of ? ["start-over"] : [], note: "",
    choice: state.numbers.length ? labels(state) : state.of ? null : kinds(),
    rows: {
      where: { label: say("row.plate"), value: say("new"), done: true }, what: { value: state.of ? kindOf(state) : "–", done: true },
      many: { value: state.pad?.text || "–", sub: say("hint.most", MOST) }, into: { value: "–" },
    },
  };
}

const kinds = () => ({ prompt: say("scan.answer"), title: say("ask.plate-kind"), help: say("ask.plate-kind.help"), no: null, options: KINDS.map((one, at) => ({ at, words: say("plate.kind." + one), sub: "" })) });

const labels = ({ numbers, opened }) => ({
  prompt: say("scan.label"), title: say("plates.new", numbers.length), help: say("plates.new.help"), no: say("plates.labelled"),
  options: numbers.map((number, at) => ({ at, words: "…" + number.slice(-6), sub: say(opened.includes(number) ? "plate.opened" : "plate.open", number) })),
});

/** A label that is stuck on is read back. */
export function scan(state, text) {
  if (state.numbers.length) {
    const plate = plateNumber(text);
    return state.numbers.includes(plate) ? right({ ...state, opened: [...state.opened, plate] }, "…" + plate.slice(-6)) : wrong("other-plate", say("hint.new-plate"), text);
  }
  if (!state.of) return wrong("answer", say("hint.choose"), text);
  return isNumber(text) ? enter(state, Number(text)) : wrong("answer", say("hint.number"), text);
}

export function enter(state, number) {
  if (number < 1 || number > MOST) return wrong("quantity", say(number < 1 ? "hint.least" : "hint.most", MOST), number);
  return fetches(state, "plates", { kind: state.of, count: number });
}

export const key = (state, value) => (value === "ok" ? enter(state, Number(state.pad.text || 0)) : quiet({ ...state, pad: keyed(state.pad, value) }));

export function option(state, at) {
  if (!state.of) return right({ ...state, of: KINDS[at], pad: pad(1) }, say("plate.kind." + KINDS[at]));
  const number = state.numbers[at];
  return opens({ ...state, opened: [...state.opened, number] }, `plates/${number}/label`);
}

export const answered = (before, { numbers }) => right({ ...before, numbers, pad: null }, say("plates.new", numbers.length));
export const verb = (state) => quiet({ ...state, of: null, pad: null });
export const yes = quiet;
export const no = (state) => quiet({ ...state, over: true });
export const summary = (state) => say("done.plate-new", state.numbers.length);
