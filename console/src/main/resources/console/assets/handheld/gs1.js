// What a GS1-128, DataMatrix or QR code says, as scanned (group separators and the symbology in front included) or as printed with brackets.
// GS1 General Specifications, sections 3 and 7.8; the server reads the same again and has the last word.
const SEPARATOR = "\x1d";
const FIXED = { "00": 20, "01": 16, "02": 16, "03": 16, "04": 18, 11: 8, 12: 8, 13: 8, 14: 8, 15: 8, 16: 8, 17: 8, 18: 8, 19: 8, 20: 4, 31: 10, 32: 10, 33: 10, 34: 10, 35: 10, 36: 10, 41: 16 };

function scanned(text) {
  const rest = text.replace(/^\](C1|d2|Q3|e0)/, "");
  if (rest === text && !rest.includes(SEPARATOR) && !/^0[12]\d{14}./.test(rest)) return null;
  const found = {};
  for (let at = 0; at < rest.length;) {
    if (rest[at] === SEPARATOR) at++;
    else {
      const two = rest.slice(at, at + 2), separator = rest.indexOf(SEPARATOR, at);
      const end = FIXED[two] ? at + FIXED[two] : separator < 0 ? rest.length : separator;
      if (end > rest.length || end < at + 3) return null;
      found[two] = rest.slice(at + 2, end);
      at = end;
    }
  }
  return found;
}

function bracketed(text) {
  const found = {};
  for (const element of text.slice(1).split("(")) {
    const [, key, value] = /^(\d{2,4})\)(.+)$/.exec(element) ?? [];
    if (!key) return null;
    found[key] = value;
  }
  return found;
}

/** A day of six digits, year first; day 00 is the month's last. Nothing where there is no such day. */
export function day(digits) {
  if (!/^\d{6}$/.test(digits ?? "")) return null;
  const [two, month, date] = digits.match(/../g).map(Number), year = (two > 76 ? 1900 : 2000) + two;
  const meant = date ? new Date(Date.UTC(year, month - 1, date)) : new Date(Date.UTC(year, month, 0));
  return month >= 1 && month <= 12 && meant.getUTCMonth() === month - 1 ? meant.toISOString().slice(0, 10) : null;
}

/** The trade item's number of 14 digits, how many of them, the lot, the last day and the unit's own name; only the text itself where it is no such code. */
export function read(text) {
  const found = text.startsWith("(") ? bracketed(text) : scanned(text);
  const trade = found?.["01"] ?? found?.["02"];
  if (!/^\d{14}$/.test(trade ?? "")) return { trade: null, count: 1, lot: null, expiresOn: null, serial: null };
  return { trade, count: Number(found["37"] ?? 1) || 1, lot: found["10"] ?? null, expiresOn: day(found["17"] ?? found["15"]), serial: found["21"] ?? null };
}
