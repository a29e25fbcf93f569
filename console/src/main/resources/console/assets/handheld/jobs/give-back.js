// Gives back what customers did not come for in time: one carton is scanned, and all that is left of its order goes back on sale.
import { say } from "../words.js";
import { asked, quiet, right, same, wrong } from "./step.js";

export const name = "give-back";
export const kind = "hand-over";
/** What nobody came for within its days. */
export const asks = () => ({ which: "give-back", limit: 50 });

export const begin = (tasks) => ({ cartons: tasks, of: tasks.length, asking: null, last: "" });
export const finished = (state) => !state.cartons.length;

const lying = (carton) => carton.location ?? say("stage.unknown");
const together = (state, carton) => state.cartons.filter((one) => one.outbound === carton.outbound);

export function ask(state) {
  const at = state.asking ?? state.cartons[0];
  return {
    step: "what", of: state.of, done: state.of - state.cartons.length, prompt: say("scan.any-carton"),
    rows: {
      where: { value: lying(at), sub: say("overdue", at.until.slice(0, 10)) },
      what: { label: say("row.carton"), value: at.carton, sub: at.orderNumber ? say("order", at.orderNumber) : "" },
      many: { label: say("row.left"), value: String(state.cartons.length), sub: "" },
      into: { label: say("row.to"), value: say("put-back"), sub: "" },
    },
    choice: state.asking ? { title: say("ask.give-back", at.orderNumber ?? at.carton), help: say("ask.give-back.help", together(state, at).map((one) => `${one.carton} (${lying(one)})`).join(", ")) } : null,
    verbs: [], next: state.cartons[1] ? `${lying(state.cartons[1])} · ${state.cartons[1].carton}` : say("last"),
  };
}

export function scan(state, text) {
  if (state.asking) return wrong("answer", say("hint.yes-no"), text);
  const one = state.cartons.find((carton) => same(carton.carton, text));
  return one ? right({ ...state, asking: one }, one.carton) : wrong("carton", state.cartons[0].carton, text, say("hint.not-overdue"));
}

export function yes(state) {
  const { asking } = state, gone = together(state, asking);
  const next = { ...state, asking: null, cartons: state.cartons.filter((one) => !gone.includes(one)), last: asking.carton };
  return asked(next, say("put-back"), { kind: "give-back", carton: asking.carton });
}

/** The customer came meanwhile, or may still come. */
export const refused = (before) => ({ ...before, asking: null, cartons: before.cartons.filter((one) => one.outbound !== before.asking.outbound) });
export const no = (state) => quiet({ ...state, asking: null });
export const verb = quiet;
export const key = quiet;
export const enter = quiet;
export const summary = () => say("done.give-back");
