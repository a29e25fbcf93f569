// Units that have names of their own: each is read, none twice.
import { say } from "../words.js";
import { isCode, wrong } from "./step.js";

/** The names with this one, or what was wrong. */
export function another(names, text, isGoods, most) {
  if (isGoods || !isCode(text)) return wrong("serial", say("hint.serial"), text);
  if (names.includes(text)) return wrong("serial-twice", say("hint.serial"), text);
  if (names.length >= most) return wrong("quantity", say("hint.most", most), names.length + 1);
  return { names: [...names, text] };
}
