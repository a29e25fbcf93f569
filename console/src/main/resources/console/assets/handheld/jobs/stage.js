// Lays cartons where they wait for the customers who come for them: any carton of the list, then the place.
import { say } from "../words.js";
import { asked, isCode, quiet, right, same, sought, wrong } from "./step.js";

export const name = "stage";
export const kind = "hand-over";
/** What waits for a customer and has no place yet; the rest goes onto a truck, or lies there already. */
export const asks = () => ({ which: "stage", limit: 50 });

export const begin = (tasks) => ({ cartons: tasks, of: tasks.length, step: "what", at: null, last: "" });
export const finished = (state) => !state.cartons.length;

export function ask(state) {
  const at = state.at ?? state.cartons[0];
  return {
    step: state.step, of: state.of, done: state.of - state.cartons.length, prompt: say(state.at ? "scan.stage" : "scan.any-carton"),
    rows: {
      where: { label: say("row.last"), value: state.last || "–", done: !!state.last },
      what: { label: say("row.carton"), value: at.carton, sub: at.orderNumber ? say("order", at.orderNumber) : "", done: !!state.at },
      many: { label: say("row.left"), value: String(state.cartons.length), sub: "" },
      into: { label: say("row.to"), value: say("stage.any"), sub: "" },
    },
    verbs: state.at ? ["start-over"] : [], next: state.cartons.find((one) => one !== at)?.carton ?? say("last"),
  };
}

export function scan(state, text) {
  const one = state.cartons.find((carton) => same(carton.carton, text));
  if (one) return right({ ...state, at: one, step: "into" }, one.carton);
  if (state.step === "what") return unknown(state, text);
  if (!isCode(text)) return wrong("bin", say("stage.any"), text);
  const cartons = state.cartons.filter((carton) => carton.carton !== state.at.carton);
  return asked({ ...state, cartons, at: null, step: "what", last: state.at.carton }, text, { kind: "stage", carton: state.at.carton, location: text });
}

/** Another one that waits: there may be more than the list has, and what lies somewhere is laid elsewhere. */
function unknown(state, text) {
  const no = wrong("carton", state.cartons[0].carton, text);
  return isCode(text) ? sought(state, text, { which: "stage", carton: text, limit: 1 }, no) : no;
}

export const found = (state, tasks) => ({ ...state, cartons: [...tasks, ...state.cartons], of: state.of + tasks.length });

/** Another place is asked for; a carton that waits for nobody any more is not laid anywhere. */
export const refused = (before, answer, fact) => (answer.code === "dispatch.not-a-stage" ? before
  : { ...before, cartons: before.cartons.filter((one) => one.carton !== fact.carton), at: null, step: "what" });

export const verb = (state) => quiet({ ...state, at: null, step: "what" });
export const yes = quiet;
export const no = quiet;
export const key = quiet;
export const enter = quiet;
export const summary = () => say("done.stage");
