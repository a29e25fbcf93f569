// Hands parcels to the customers who came for them.
import { say } from "../words.js";
import * as load from "./load.js";
import { quiet } from "./step.js";

export const name = "hand-over";
export const kind = "hand-over";
export const asks = () => ({ limit: 50 });
export const begin = load.begin;
export const finished = load.finished;

export function ask(state) {
  const question = load.ask(state);
  return { ...question, rows: { ...question.rows, into: { label: say("row.to"), value: say("customer") } }, verbs: [] };
}

export const scan = (state, text) => load.take(state, text, (one) => [{ kind: "hand-over", carton: one.carton }]);
export const verb = quiet;
export const yes = quiet;
export const no = quiet;
export const key = quiet;
export const enter = quiet;
export const summary = () => say("done.hand-over");
