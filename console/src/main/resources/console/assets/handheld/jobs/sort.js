// Sorts what was picked together onto a put wall: the container, then any item of it and the slot that is shown. What goes where is known from the start, so that it goes on without a connection.
import { say } from "../words.js";
import * as serials from "./serials.js";
import { amount, asked, isCode, packOf, quiet, right, same, tail, wrong } from "./step.js";

const MOST = 200;

export const name = "sort";
export const kind = "sort";
/** A container is scanned first. */
export const asks = null;

const NOTHING = { step: "what", line: null, pack: null, count: 0, names: null };

/** What lies in a container; or, before one is scanned, the walls that there are. */
export function begin(tasks, { walls = [] } = {}) {
  const [task] = tasks ?? [];
  if (!task) return { ...NOTHING, step: "where", walls, wall: walls.length === 1 ? walls[0] : null, tote: "", lines: [], of: 0, over: false };
  return { ...NOTHING, walls: [], wall: task.wall, tote: task.tote, lines: task.lines.map((one) => ({ ...one, open: one.quantity })), of: task.lines.length, over: false };
}

export const finished = (state) => state.over || state.step !== "where" && !open(state).length;
export const stays = (state) => !!state.tote && !finished(state);
const open = (state) => state.lines.filter((one) => one.open > 0);
const at = (state) => (state.line === null ? null : state.lines[state.line]);
/** The number stands on the slot of this wall; of another one the whole code is shown. */
const here = (state, one) => one.slot.startsWith(`${state.wall}-`);
const most = (state) => Math.floor(at(state).open / state.pack.units);

export function ask(state) {
  const one = at(state), now = { where: 0, what: 1, many: 2, into: 3 }[state.step];
  return {
    step: state.step, of: state.of, done: state.of - open(state).length, keypad: null,
    prompt: say({ where: "scan.container", what: "scan.any-item", many: "scan.serial", into: "scan.slot" }[state.step]),
    choice: state.step === "where" && !state.wall ? { prompt: say("scan.wall"), title: say("ask.wall"), help: say("ask.wall.help"), options: state.walls.map((words, nth) => ({ at: nth, words, sub: "" })), no: null } : null,
    rows: {
      where: { label: say("row.from"), value: state.tote || say("container.any"), sub: state.wall ? say("wall", state.wall) : "", done: now > 0 },
      what: { value: one ? one.description || one.sku : say("container.item"), sub: one ? [one.lot && say("lot", one.lot), one.description ? one.sku : "", tail(one)].filter(Boolean).join(" · ") : "", done: now > 1 },
      many: one ? { ...amount(state.names ? state.names.length : state.count, state.pack), sub: say("of", state.names ? state.names.length : state.count, most(state)), done: now > 2 } : { value: "–", sub: "" },
      into: { label: say("row.slot"), value: one ? one.slot : "–", slot: one && here(state, one) ? String(one.number) : null, colour: one ? one.number % 8 : 0, sub: one ? say("order", one.orderNumber) : "" },
    },
    verbs: { where: [], what: ["container-empty"], many: ["start-over"], into: ["start-over"] }[state.step],
    note: now > 0 ? say("sort.left", open(state).reduce((all, line) => all + line.open, 0)) : "",
  };
}

export function scan(state, text) {
  if (state.step === "where") return state.wall ? where(state, text) : wall(state, text);
  return { what, many, into }[state.step](state, text);
}

function wall(state, text) {
  const found = state.walls.findIndex((one) => same(one, text) || text.toUpperCase().startsWith(one.toUpperCase() + "-"));
  return found < 0 ? wrong("wall", state.walls.join(", "), text) : option(state, found);
}

export const option = (state, nth) => right({ ...state, wall: state.walls[nth] }, state.walls[nth]);

const where = (state, text) => (isCode(text) ? { ...right(state, text), wants: { tote: text, wall: state.wall, limit: 50 } } : wrong("tote", say("hint.short"), text));

/** The most urgent order that wants it; where every slot is taken, none. */
function what(state, text) {
  const fits = (one) => one.open > 0 && packOf(one, text) && packOf(one, text).units <= one.open;
  const wanted = state.lines.filter(fits), line = wanted.find((one) => one.slot) ?? wanted[0];
  if (!line) return wrong("item", [...new Set(open(state).map((one) => one.description || one.sku))].slice(0, 3).join(", "), text, say("hint.aside"));
  if (!line.slot) return wrong("wall-full", say("hint.free-slot"), text, say("hint.pack-first"));
  return right({ ...state, line: state.lines.indexOf(line), pack: packOf(line, text), count: 1, step: "into" }, line.description || line.sku);
}

/** The item once more is one more of it, as far as the slot wants it. */
function into(state, text) {
  const one = at(state), pack = packOf(one, text);
  if (same(one.slot, text)) return sent(state);
  if (!pack || pack.plain !== state.pack.plain || state.names) return wrong("slot", one.slot, text);
  return state.count < most(state) ? right({ ...state, count: state.count + 1 }, String(state.count + 1)) : wrong("too-many", say("hint.most", most(state)), state.count + 1);
}

function many(state, text) {
  const more = serials.another(state.names, text, !!packOf(at(state), text), Math.min(state.count, MOST));
  if (more.wrong) return more;
  const next = { ...state, names: more.names };
  return right(more.names.length >= state.count ? { ...next, step: "into" } : next, String(more.names.length));
}

function sent(state) {
  const one = at(state), units = state.count * state.pack.units;
  const fact = { kind: "sort", from: state.tote, to: one.slot, barcode: state.pack.barcode, quantity: state.count, ...(state.names ? { serials: state.names } : {}) };
  const lines = state.lines.map((line) => (line.slot !== one.slot ? line : { ...line, missing: line.missing - units, open: line === one ? line.open - units : line.open }));
  return asked({ ...state, ...NOTHING, lines }, one.missing - units <= 0 ? say("slot.full", here(state, one) ? one.number : one.slot) : one.slot, fact);
}

/** Names that are wanted are read; goods that nobody wants any more are not asked for again. */
export function refused(before, answer) {
  if (!before.tote) return before;
  if (answer.code.startsWith("stock.serial")) return { ...before, step: "many", names: [] };
  if (["sorting.nobody-wants", "sorting.too-many"].includes(answer.code)) return { ...before, ...NOTHING, lines: before.lines.map((one) => (one === at(before) ? { ...one, open: 0 } : one)) };
  return before;
}

export const verb = (state, word) => quiet(word === "container-empty" ? { ...state, over: true } : { ...state, ...NOTHING });
export const yes = quiet;
export const no = quiet;
export const key = quiet;
export const enter = quiet;
export const summary = (state) => say("done.sort", state.tote);
