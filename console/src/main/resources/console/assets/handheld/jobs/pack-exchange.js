// What a packer can do with goods of another lot, or with another name, than was picked: they are packed instead, out of the bin where the books have them, which gets the others.
import { read } from "../gs1.js";
import { say } from "../words.js";
import * as unfit from "./pack-unfit.js";
import * as serials from "./serials.js";
import { amount, asked, isCode, packOf, quiet, right, same, tail, told, wrong } from "./step.js";

/** What the server says of a carton's goods that are not those that were picked. */
const OTHERS = ["packing.wrong-lot", "stock.serial-elsewhere", "stock.serial-unknown"];
/** Where the place was wrong, it is asked for again. */
const PLACES = ["packing.not-a-bin", "packing.no-exchange", "picking.bin-blocked", "stock.serial-elsewhere", "stock.serial-unknown"];
const NOTHING = { offered: true, needs: null, place: null, back: null, backNames: null, lots: null };

const step = ({ needs }) => (needs ? "many" : "into");

/** Other goods are at hand: what is to become of them is asked. */
export function begin(state, { line, pack, count = 1, why = "" }) {
  const names = pack.mark.serial ? [pack.mark.serial] : null;
  return { ...state, unfit: null, line: null, pack: null, count: 0, pad: null, swap: { ...NOTHING, line, pack, count, why, lot: pack.mark.lot ?? null, names } };
}

/** The server would not have them in the carton: the question that offers it, or nothing where it says something else. */
export function offered(before, answer, fact) {
  const line = before.lines.find((one) => packOf(one, fact.barcode));
  if (!line || !OTHERS.includes(answer.code)) return null;
  return { state: begin({ ...before, step: "what" }, { line, pack: packOf(line, fact.barcode), count: fact.quantity, why: answer.detail ?? "" }), question: true };
}

const of = (state, more) => ({ ...state, swap: { ...state.swap, ...more } });

export function ask(state, question) {
  const { swap } = state, { line } = swap, at = step(swap);
  const choice = swap.offered ? offer(swap) : swap.lots ? which(swap) : null;
  return {
    ...question, step: at, keypad: null, choice, prompt: say({ lot: "scan.lot", name: "scan.serial", back: "scan.back-name" }[swap.needs] ?? "scan.bin"),
    rows: {
      where: { label: say("swap"), value: say("order", state.orderNumber), sub: state.carton ?? "", done: true },
      what: { value: line.description || line.sku, sub: [swap.lot && say("lot", swap.lot), swap.names?.[0], line.description ? line.sku : "", tail(line)].filter(Boolean).join(" · "), done: true },
      many: swap.needs ? { label: say(swap.needs === "lot" ? "row.lot" : swap.needs === "back" ? "row.back-name" : "row.name"), value: "–", sub: swap.needs === "lot" ? say("hint.lot-where") : "" } : amount(swap.count, swap.pack),
      into: { label: say("row.from-bin"), value: at === "into" ? say("hint.any-place") : "–", sub: at === "into" ? say("swap.place") : "" },
    },
    verbs: at === "into" ? ["pick-another", "start-over"] : swap.needs === "lot" ? ["no-lot", "start-over"] : ["start-over"], next: undefined,
  };
}

const offer = ({ line, why }) => ({
  prompt: say("scan.answer"), title: say("ask.swap"), help: why || line.description || line.sku,
  options: [{ at: 0, words: say("swap.this"), sub: say("swap.this.sub") }, { at: 1, words: say("swap.another"), sub: say("swap.another.sub") }],
});

const which = ({ lots }) => ({ prompt: say("scan.which"), title: say("ask.swap.which"), help: say("ask.swap.which.help"), options: lots.map((lot, at) => ({ at, words: lot ? say("lot", lot) : say("lot.none"), sub: "" })) });

export function option(state, at) {
  const { swap } = state;
  if (swap.lots) return sent(of(state, { lots: null, back: swap.lots[at] }));
  return at === 1 ? another(state) : right(of(state, { offered: false, needs: swap.lot || swap.names ? null : "lot" }), say("swap.this"));
}

export const no = (state) => quiet(state.swap.lots ? of(state, { lots: null }) : { ...state, swap: null });

export function verb(state, word) {
  if (word === "pick-another") return another(state);
  return quiet(word === "no-lot" ? of(state, { needs: "name" }) : { ...state, swap: null });
}

export function scan(state, text) {
  const { swap } = state;
  if (swap.offered) return wrong("answer", say("hint.choose"), text);
  if (swap.lots) {
    const at = swap.lots.findIndex((lot) => same(lot, read(text).lot ?? text));
    return at < 0 ? wrong("lot", swap.lots.join(", "), text) : option(state, at);
  }
  return swap.needs ? heard(state, text) : place(state, text);
}

function heard(state, text) {
  const { needs, line } = state.swap, mark = read(text);
  if (needs === "lot") {
    const lot = mark.lot ?? text;
    return isCode(lot) && (mark.lot || !packOf(line, text)) ? right(of(state, { needs: null, lot }), lot) : wrong("lot", say("hint.lot"), text);
  }
  const more = serials.another(needs === "back" ? state.swap.names ?? [] : [], mark.serial ?? text, !mark.serial && !!packOf(line, text), Infinity);
  if (more.wrong) return more;
  return needs === "back" ? sent(of(state, { needs: null, backNames: more.names.slice(-1) })) : right(of(state, { needs: null, names: more.names }), more.names[0]);
}

function place(state, text) {
  if (!isCode(text) || packOf(state.swap.line, text) || state.totes.some((one) => same(one, text))) return wrong("bin", say("hint.any-place"), text);
  return sent(of(state, { place: text }));
}

/** They change places: those at hand are the order's from then on, and are packed next. */
function sent(state) {
  const { line, pack, count, lot, names, place, back, backNames } = state.swap;
  const fact = { kind: "exchange", outbound: state.outbound, barcode: pack.barcode, quantity: count, location: place, ...told({ lot, serials: names }), ...(back ? { insteadLot: back } : {}), ...(backNames ? { insteadSerials: backNames } : {}) };
  return asked({ ...state, swap: null, instead: { line: line.line, units: count * pack.units, lot, names } }, say("swap.made"), fact);
}

/** Those at hand are laid aside, and others are picked. */
const another = (state) => unfit.sent(lacking(state));
const lacking = ({ swap: { line, pack }, ...state }) => unfit.otherLot({ ...state, swap: null }, line, { ...pack, barcode: pack.plain });

/** What the server would know is asked for; where it will not have the exchange, the packer is where he was. */
export function refused(before, answer, fact) {
  const { swap } = before;
  if (fact.kind === "damaged") return unfit.refused(lacking(before), answer, fact);
  const asking = of(before, { place: fact.location, offered: false });
  if (answer.code === "packing.which-lot") return { state: of(asking, { lots: answer.details.lots.split(", ").filter((lot) => lot !== swap.lot) }), question: true };
  if (answer.code === "stock.serial-needed") return { state: of(asking, { needs: swap.names ? "back" : "name" }), question: true };
  return PLACES.includes(answer.code) ? of(asking, { needs: null, place: null }) : { ...before, swap: null };
}
