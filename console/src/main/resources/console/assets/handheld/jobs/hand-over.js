// Hands parcels to the customers who came for them, against what the store wants to be shown; or to our truck, which shows nothing.
import { say } from "../words.js";
import * as load from "./load.js";
import { isCode, quiet, right, same, sought, wrong } from "./step.js";

export const name = "hand-over";
export const kind = "hand-over";
export const asks = () => ({ limit: 50 });
export const begin = (tasks) => ({ ...load.begin(tasks), shown: null });
export const finished = (state) => !state.shown && load.finished(state);

export function ask(state) {
  const question = load.ask(state);
  return {
    ...question, rows: { ...question.rows, what: { ...question.rows.what, sub: [state.cartons[0]?.location, state.cartons[0]?.orderNumber && say("order", state.cartons[0].orderNumber)].filter(Boolean).join(" · ") }, into: { label: say("row.to"), value: say(state.cartons[0]?.transfer ? "row.truck" : "customer") } }, verbs: [],
    choice: state.shown ? { prompt: say("scan.proof"), title: say("ask.proof"), help: say("ask.proof.help"), options: state.shown.proofs.map((words, at) => ({ at, words, sub: "" })) } : null,
  };
}

const gone = (state, one, proof) => right(
  { ...state, cartons: state.cartons.filter((carton) => carton.carton !== one.carton), last: one.carton, shown: null },
  one.carton, [{ kind: "hand-over", carton: one.carton, ...(proof ? { proof } : {}) }]);

export function scan(state, text) {
  if (state.shown) {
    const proof = state.shown.proofs.find((word) => same(word, text));
    return proof ? gone(state, state.shown, proof) : wrong("proof", state.shown.proofs.join(", "), text);
  }
  const one = state.cartons.find((carton) => same(carton.carton, text));
  if (!one) return unknown(state, text);
  return one.proofs?.length ? right({ ...state, shown: one }, one.carton, []) : gone(state, one);
}

/** There may be more that wait than the list has. */
function unknown(state, text) {
  const no = wrong("carton", state.cartons[0].carton, text);
  return isCode(text) ? sought(state, text, { carton: text, limit: 1 }, no) : no;
}

export const found = (state, tasks) => ({ ...state, cartons: [...tasks, ...state.cartons], of: state.of + tasks.length });
export const option = (state, at) => gone(state, state.shown, state.shown.proofs[at]);
export const verb = quiet;
export const yes = quiet;
export const no = (state) => quiet({ ...state, shown: null });
export const key = quiet;
export const enter = quiet;
export const summary = () => say("done.hand-over");
