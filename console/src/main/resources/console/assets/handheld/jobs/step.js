// What a job answers to a scan, a key or a verb: the next state with the facts it makes, or what was wrong. Jobs are plain functions over plain data.
import { read } from "../gs1.js";
import { say } from "../words.js";

/** It was right: {@code words} are said, {@code facts} are what the hands did. */
export const right = (state, words, facts = []) => ({ state, right: words, facts });

/** It was right as far as the device knows, and the server is asked before it is done: what it refuses is told at once, and is no conflict. */
export const asked = (state, words, fact) => ({ ...right(state, words, [fact]), asks: true });

/** Another route of the server is asked: what, and what it is told where it makes something. Its answer goes to {@code answered}. */
export const calls = (state, what, body) => ({ state, facts: [], calls: { what, body } });

/** As {@link calls}, of what may be made once more: without an answer it is simply asked again. */
export const fetches = (state, what, body) => ({ state, facts: [], calls: { what, body, anew: true } });

/** A paper of the warehouse is opened beside the page. */
export const opens = (state, paper) => ({ state, facts: [], paper });

/** The device does not know what was scanned: the server is asked for it, its answer goes to {@code found}, and the scan is taken again. Where nobody is asked, or nothing was found, it is {@code unknown}. */
export const sought = (state, text, wants, unknown) => ({ state, facts: [], wants, again: text, unknown });

/** Nothing is said: a question was opened or closed. */
export const quiet = (state) => ({ state, facts: [] });

/** It was wrong: the state stays. */
export const wrong = (what, expected, scanned, hint) => ({ wrong: { words: say("wrong." + what), expected, scanned, hint } });

/** A code fits on a label. */
export const isCode = (text) => text.length >= 1 && text.length <= 40;

const padded = (code) => (/^\d{8,14}$/.test(code) ? code.padStart(14, "0") : code);

/** The pack of the line that this barcode stands for. It is told as it was read: what else it says is for the server. */
export const packOf = (line, text) => {
  const known = line.barcodes?.length ? line.barcodes : line.barcode ? [{ barcode: line.barcode, level: "each", units: 1 }] : [];
  const mark = read(text);
  const found = known.find((one) => one.barcode === text) ?? (mark.trade ? known.find((one) => padded(one.barcode) === mark.trade) : null);
  return found ? { ...found, units: found.units * mark.count, barcode: text, plain: found.barcode, mark } : null;
};

/** The lot, the last day and the names that are told of goods beside their barcode; what is not there is left out. */
export const told = (goods) => Object.fromEntries(Object.entries({ lot: goods.lot, expiresOn: goods.expiresOn, status: goods.status, serials: goods.serials?.length ? goods.serials : null }).filter(([, value]) => value !== null && value !== undefined));

export const isPlace = (place, text) => same(place.location, text) || (place.checkDigits && place.checkDigits === text);

export const same = (a, b) => a.toUpperCase() === b.toUpperCase();

/** How a barcode is shown where only its end can be read. */
export const tail = (line) => {
  const code = line.barcode ?? line.barcodes?.[0]?.barcode;
  return code ? say("code", code.slice(-4)) : "";
};

export const amount = (packs, pack) => (pack && pack.units > 1
  ? { value: say("packs", packs, pack.level, pack.units), sub: say("units", packs * pack.units) }
  : { value: String(packs), sub: say(packs === 1 ? "unit" : "units", packs) });

/** A number typed on the keypad: the first key replaces what was offered. */
export const keyed = (pad, key) => {
  if (key === "back") return { ...pad, text: pad.fresh ? "" : pad.text.slice(0, -1), fresh: false };
  const text = ((pad.fresh ? "" : pad.text) + key).replace(/^0+(?=.)/, "").slice(0, 7);
  return { ...pad, text, fresh: false };
};

export const pad = (number) => ({ text: String(number), fresh: true });

export const isNumber = (text) => /^\d{1,7}$/.test(text);
