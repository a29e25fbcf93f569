// Loads cartons onto the truck, in any order; its number on the label is as good as the carton's own.
import { say } from "../words.js";
import { quiet, right, same, wrong } from "./step.js";

export const name = "load";
export const kind = "load";
export const asks = () => ({ limit: 50 });

export const begin = (tasks) => ({ cartons: tasks, of: tasks.length, last: "", leaving: null, gone: false });
export const finished = (state) => state.gone || !state.cartons.length && !state.leaving;

export function ask(state) {
  const next = state.cartons[0] ?? { carton: "", carrier: "" };
  return {
    step: "what", of: state.of, done: state.of - state.cartons.length, prompt: say("scan.any-carton"),
    rows: {
      where: { label: say("row.last"), value: state.last || "–", done: !!state.last },
      what: { label: say("row.carton"), value: next.carton, sub: next.tracking ?? "" },
      many: { label: say("row.left"), value: String(state.cartons.length), sub: "" },
      into: { label: say("row.truck"), value: (next.carrier ?? "").toUpperCase(), sub: "" },
    },
    choice: state.leaving ? { title: say("ask.depart"), help: say("ask.depart.help") } : null,
    verbs: state.last ? ["depart"] : [], next: state.cartons[1]?.carton ?? say("last"),
  };
}

export const scan = (state, text) => take(state, text, (one) => [{ kind: "load", carton: one.carton }]);

export function take(state, text, facts) {
  if (state.leaving) return wrong("answer", say("hint.yes-no"), text);
  const one = state.cartons.find((carton) => same(carton.carton, text) || carton.tracking && same(carton.tracking, text));
  if (!one) return wrong("carton", state.cartons[0].carton, text);
  return right({ ...state, cartons: state.cartons.filter((carton) => carton !== one), last: one.carton, carrier: one.carrier }, one.carton, facts(one));
}

export const verb = (state) => quiet({ ...state, leaving: state.carrier ?? state.cartons[0]?.carrier });
export const yes = (state) => right({ ...state, leaving: null, gone: true }, say("verb.depart"), [{ kind: "depart", carrier: state.leaving }]);
export const no = (state) => quiet({ ...state, leaving: null });
export const key = quiet;
export const enter = quiet;
export const summary = () => say("done.load");
