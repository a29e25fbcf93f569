// The one screen: a bar, the field that scans go into, a place for the question, the buttons at the thumb.
import { button, el } from "./dom.js";
import { say } from "./words.js";

const ROWS = ["where", "what", "many", "into"];
const long = (text) => (text.length > 22 ? "longest" : text.length > 12 ? "longer" : text.length > 9 ? "long" : "");

export class View {
  constructor(act) {
    this.act = act;
    this.menu = button("☰", () => act("menu"), { class: "menu", "aria-label": say("menu") });
    this.title = el("h1");
    this.progress = el("progress", { "aria-hidden": "true" });
    this.badge = button("", () => act("status"), { class: "badge" });
    this.field = el("input", { class: "scan", inputmode: "none", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "done", maxlength: 200, "aria-label": say("field") });
    this.hand = button("⌨", () => act("type"), { class: "hand", "aria-label": say("type") });
    this.training = el("p", { class: "training", hidden: true }, say("training"));
    this.main = el("main");
    this.said = el("p", { class: "said", role: "status", "aria-live": "polite" });
    this.wrong = el("section", { class: "wrong", role: "alert", hidden: true });
    const thinking = el("p", { class: "thinking", "aria-hidden": "true" }, say("asking"));
    document.body.replaceChildren(
      el("header", {}, this.menu, el("div", { class: "title" }, this.title, this.progress), this.badge),
      el("div", { class: "strip" }, this.field, this.hand), this.training, this.said, thinking, this.main, this.wrong);
  }

  head(title, done = 0, of = 0, training = false) {
    this.title.replaceChildren(el("span", {}, title), ...(of ? [" ", el("b", {}, say("of", Math.min(done + 1, of), of))] : []));
    this.progress.hidden = !of;
    this.progress.max = of || 1;
    this.progress.value = done;
    this.training.hidden = !training;
  }

  connection(word, waiting, conflicts) {
    const text = conflicts ? say(conflicts === 1 ? "badge.conflict" : "badge.conflicts", conflicts)
      : word === "signed-out" ? say("badge.signed-out")
      : waiting ? say("badge.waiting", waiting) : say(word === "ok" ? "badge.ok" : "badge.offline");
    const look = conflicts ? "conflict" : word === "signed-out" || word === "denied" ? "stopped" : word === "ok" ? (waiting ? "sending" : "online") : "offline";
    this.badge.replaceChildren(el("i", { "aria-hidden": "true" }), el("span", {}, text));
    this.badge.dataset.look = look;
    this.badge.setAttribute("aria-label", say("badge.name", text));
  }

  /** A question of a job: four places that never move, and one of them is asked for. */
  ask(question) {
    this.said.textContent = "";
    this.field.placeholder = question.choice ? question.choice.prompt ?? say("scan.answer") : question.prompt;
    this.main.className = "ask" + (question.keypad && !question.choice ? " keyed" : "") + (question.choice ? " choosing" : "");
    this.main.replaceChildren(
      ...(question.choice ? [this.#choice(question.choice)] : ROWS.map((row) => this.#row(row, question.rows[row], question.step))),
      ...(question.keypad && !question.choice ? [this.#keypad(question.keypad)] : []),
      el("p", { class: "next", hidden: !!question.choice }, question.next ? el("span", {}, say("next")) : null, question.next ?? question.note ?? ""),
      this.#verbs(question.choice ? [] : question.verbs));
  }

  #row(name, row, step) {
    const shown = row ?? { value: "–" };
    const now = name === step;
    return el("section", { class: `row ${now ? "now" : shown.done ? "done" : ""} ${long(shown.value)}`, "data-row": name, "aria-current": now ? "step" : null },
      el("h2", {}, shown.label ?? say("row." + name)),
      el("div", { class: "value" }, shown.slot ? el("b", { class: "slot", "data-colour": shown.colour }, shown.slot) : null, el("span", {}, shown.value)),
      el("p", {}, shown.sub ?? ""));
  }

  #choice(choice) {
    return el("section", { class: choice.options ? "choice listed" : "choice" }, el("h2", {}, choice.title), el("p", {}, choice.help ?? ""),
      choice.options ? el("div", { class: "stack" }, ...choice.options.map((one) => button("", () => this.act("option", one.at), { class: "option" }).appendChild(el("span", {}, one.words, el("small", {}, one.sub))).parentElement), choice.no === null ? "" : button(choice.no ?? say("back"), () => this.act("no"), { class: "quiet" })) : null,
      choice.options ? null : el("div", { class: "two" }, button(choice.no ?? say("no"), () => this.act("no")), button(choice.yes ?? say("yes"), () => this.act("yes"), { class: "main" })));
  }

  #keypad(keypad) {
    const key = (words, value, more = {}) => button(words, () => this.act("key", value), more);
    return el("div", { class: "keypad", role: "group", "aria-label": say("keypad") },
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => key(String(n), n)),
      key("⌫", "back", { "aria-label": say("delete") }), key("0", 0), key(say("ok"), "ok", { class: "main" }));
  }

  #verbs(verbs) {
    return el("div", { class: "verbs" }, ...verbs.map((verb) => button(say("verb." + verb), () => this.act("verb", verb), { "data-verb": verb })));
  }

  /** A page of words and large buttons; each is [words, click, details, look]. */
  page(title, help, buttons = [], inside = []) {
    this.said.textContent = "";
    this.field.placeholder = say("field");
    this.main.className = "page";
    this.main.replaceChildren(el("h2", {}, title), ...[].concat(help ?? []).map((text) => el("p", {}, text)), ...inside,
      el("div", { class: "stack" + (buttons.length > 12 ? " thirds" : buttons.length > 5 ? " pairs" : "") }, ...buttons.map(([words, click, details, look]) =>
        button("", click, { class: look }).appendChild(el("span", {}, words, details ? el("small", {}, details) : null)).parentElement)));
  }

  right(words) {
    this.wrong.hidden = true;
    this.said.textContent = say("right", words);
  }

  /** Over everything until the next scan: what was expected, what was scanned. The question stays below. */
  oops({ words, expected, scanned, hint, why }) {
    this.wrong.replaceChildren(
      el("h2", {}, words),
      why ? el("p", { class: "why" }, why) : "",
      el("dl", {}, ...(expected === undefined ? [] : [el("dt", {}, say("wrong.expected")), el("dd", { class: long(String(expected)) }, String(expected))]),
        ...(scanned === undefined ? [] : [el("dt", {}, say("wrong.scanned")), el("dd", { class: long(String(scanned)) }, String(scanned))])),
      el("p", {}, hint ?? say("wrong.go-on")),
      button(say("wrong.close"), () => this.calm()));
    this.wrong.hidden = false;
  }

  /** The server is asked; said only where it takes a moment. */
  thinks(so) {
    document.documentElement.toggleAttribute("data-thinks", so);
  }

  calm() {
    this.wrong.hidden = true;
  }
}
