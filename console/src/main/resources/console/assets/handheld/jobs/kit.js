// Kits and their parts, by work order: what goes in is fetched from bins to a bench, then so many are made or taken apart there.
import { say } from "../words.js";
import * as again from "./again.js";
import * as fetching from "./kit-fetch.js";
import * as making from "./kit-make.js";
import * as scrapping from "./kit-scrap.js";
import { packOf, quiet, right, same, wrong } from "./step.js";

export const name = "kit";
export const kind = "kit";
export const asks = () => ({ limit: 10 });

/** One work order, or those to choose from. */
export const begin = (tasks) => (tasks.length === 1 ? opened(tasks[0]) : { step: "choose", orders: tasks, lines: [], of: 0, done: 0, over: false });

const opened = (task) => fetching.arrive({
  orders: null, task: task.task, kind: task.kind, sku: task.sku, key: task.key, description: task.description ?? "", barcodes: task.barcodes ?? [], open: task.open ?? task.quantity, bench: task.bench ?? "",
  lines: task.lines.map((one) => ({ ...one, open: one.quantity })), of: task.lines.length, bin: null, made: 0, call: null, scrap: null, over: false,
  parts: [{ sku: task.sku, description: task.description ?? "", barcodes: task.barcodes ?? [] }, ...task.lines.map(({ sku, description, barcodes }) => ({ sku, description, barcodes }))],
});

export const finished = (state) => state.over;
/** Parts at a bench wait for whoever brought them. */
export const stays = (state) => !state.over && !state.orders;

const part = (state) => ({ make: making, scrap: scrapping })[state.step] ?? fetching;
const called = (one) => one.description || one.sku;

export function ask(state) {
  if (state.orders) return { step: "where", of: 0, done: 0, prompt: say("scan.work-order"), rows: {}, verbs: [], next: "", keypad: null, choice: choosing(state) };
  const question = part(state).ask(state);
  return { ...question, choice: state.call ? again.choice() : question.choice ?? null };
}

const choosing = (state) => ({
  prompt: say("scan.work-order"), title: say("ask.work-order"), help: say("ask.work-order.help"), no: null,
  options: state.orders.map((one, at) => ({ at, words: called(one), sub: [say("kit." + one.kind, one.open ?? one.quantity), one.key, one.bench].filter(Boolean).join(" · ") })),
});

/** The kit's own barcode, or the number of the work order. */
function chosen(state, text) {
  const at = state.orders.findIndex((one) => same(one.key ?? "", text) || one.task === text || packOf(one, text));
  return at < 0 ? wrong("work-order", state.orders.map((one) => one.key).slice(0, 3).join(", "), text) : option(state, at);
}

export const option = (state, at) => (state.call ? again.option(state) : state.scrap ? scrapping.option(state, at) : right(opened(state.orders[at]), called(state.orders[at])));

export function scan(state, text) {
  if (state.call) return again.scan(text);
  return state.orders ? chosen(state, text) : part(state).scan(state, text);
}

export const enter = (state, number) => part(state).enter(state, number);
export const key = (state, value) => part(state).key(state, value);
/** Whatever is said of a broken part may be taken back until it is told. */
const back = (state) => quiet(making.arrive({ ...state, scrap: null, again: null }));

export function verb(state, word) {
  if (word === "broken") return scrapping.begin(state);
  return state.scrap ? back(state) : part(state).verb(state, word);
}

export const refused = (before, answer, fact) => part(before).refused({ ...before, call: null }, answer, fact);

/** The work order with its parts, what was made of them, or what broke. */
export function answered(before, body, call) {
  if (!call.body) return scrapping.opened(before, body);
  return (before.scrap ? scrapping : making).answered(before, body);
}

export const pretended = (state, call) => (state.scrap || !call.body ? scrapping : making).pretended(state, call);
export const { failed } = making;
export const yes = quiet;
export const no = (state) => (state.scrap && !state.call ? back(state) : quiet(state));
export const summary = (state) => state.scrap ? scrapping.summary(state) : say(state.kind === "kit" ? "done.kit" : "done.de-kit", state.made, called(state));
