// Ties the parts together: what is scanned or pressed goes to the job in hand, one after the other, and its answer to eye, ear and hand.
import { Desk } from "./desk.js";
import * as feedback from "./feedback.js";
import { MOST } from "./jobs/cluster.js";
import { isCode, isNumber } from "./jobs/step.js";
import { Outbox } from "./outbox.js";
import * as pages from "./pages.js";
import { listen } from "./scanner.js";
import { Store } from "./store.js";
import { View } from "./view.js";
import { Wire } from "./wire.js";
import { say } from "./words.js";

const { warehouse, path } = document.body.dataset;
const LONGEST = 120;

class App {
  screen = "loading";
  me = null;
  update = null;
  #turn = Promise.resolve();

  async start() {
    document.documentElement.dataset.theme = localStorage.getItem("handheld-theme") ?? "";
    this.view = new View((what, value) => this.acts(what, value));
    this.view.head(warehouse);
    this.back = listen(this.view.field, (text) => this.inTurn(() => this.heard(text)));
    await this.alone();
    this.store = await Store.open(warehouse);
    this.wire = new Wire(path);
    this.outbox = new Outbox(this.store, this.wire);
    this.desk = new Desk(this.store, this.wire, this.outbox);
    this.outbox.addEventListener("change", () => this.connection());
    await this.desk.resume();
    this.show();
    this.outbox.wake();
    this.shell();
    await this.greet();
  }

  /** Two windows would each send the queue and each think they know where the worker is. */
  alone() {
    return new Promise((mine) => {
      const hold = () => (mine(), new Promise(() => {}));
      navigator.locks.request("dovetail-handheld-" + warehouse, { ifAvailable: true }, (lock) => {
        if (lock) return hold();
        pages.elsewhere(this.view);
        navigator.locks.request("dovetail-handheld-" + warehouse, hold);
      });
    });
  }

  /** The shell is kept on the device; a new version waits until no work is in hand. */
  async shell() {
    if (!navigator.serviceWorker) return;
    const kept = await navigator.serviceWorker.register("/handheld/worker.js").catch(() => null);
    if (!kept) return;
    const ready = () => (this.update = kept.waiting);
    kept.addEventListener("updatefound", () => kept.installing?.addEventListener("statechange", ready));
    ready();
    (await navigator.serviceWorker.ready).active.postMessage({ keep: path });
  }

  async greet() {
    const [session, jobs] = await Promise.all([this.wire.session(), this.wire.jobs()]);
    if (session.word === "ok") this.me = session.body.worker;
    if (jobs.word === "ok") await this.inTurn(() => this.desk.offered(jobs.body.jobs, jobs.body.walls ?? []));
    if (["who", "jobs"].includes(this.screen)) this.show();
  }

  /** One after the other, however fast they come: each sees what the one before it left. */
  inTurn(work) {
    this.#turn = this.#turn.then(work).catch((fault) => {
      console.warn(fault);
      feedback.wrong();
      this.go("broken", pages.broken, this.doing);
    });
    return this.#turn;
  }

  doing = {
    worker: (name) => this.inTurn(() => this.desk.worker(name).then(() => this.show())),
    choose: (job) => (job === "cluster" ? this.cart() : job === "batch" && this.desk.now.walls.length ? this.wall() : this.inTurn(() => this.take(job))),
    sortedOn: (wall) => this.inTurn(() => this.sortedOn(wall)),
    push: (slots) => this.inTurn(() => this.push(slots)),
    train: (job) => this.inTurn(() => this.desk.train(job).then(() => this.show())),
    leave: () => this.inTurn(() => this.desk.leave().then(() => this.show())),
    signOff: () => this.inTurn(() => this.desk.signOff().then(() => this.show())),
    fetch: () => this.inTurn(() => this.fetch()),
    offered: () => this.greet(),
    training: () => this.go("training", pages.training, this.doing),
    jobs: () => this.show(),
    show: () => this.show(),
    askLeave: () => this.go("leave", pages.leave, this.doing),
    seen: () => this.outbox.seen(this.outbox.conflicts.map((one) => one.scanId)).then(() => this.show()),
    signIn: () => location.assign(path),
    reload: () => location.reload(),
    theme: () => this.theme(),
    day: (day) => this.inTurn(() => this.day(day)),
    tasks: (body) => this.go("tasks", pages.tasks, body, this.doing),
    update: () => this.takeUpdate(),
  };

  go(screen, page, ...with_) {
    this.screen = screen;
    page(this.view, ...with_);
    this.back();
  }

  /** Whatever is in hand now. */
  show() {
    const { worker, job, work, training } = this.desk.now;
    this.view.calm();
    feedback.awake(!!work);
    this.view.head(job ? say("job." + job) : warehouse, 0, 0, training);
    if (!worker) return this.go("who", pages.who, this.me, this.doing);
    if (!job) return this.idle();
    if (!work) return this.go("empty", pages.empty, job, this.doing);
    if (this.desk.finished) return this.go("done", pages.done, this.desk, this.doing);
    const question = this.desk.job.ask(work);
    this.screen = "work";
    this.view.head(say("job." + job), question.done, question.of, training);
    this.view.ask(question);
    this.back();
  }

  idle() {
    if (this.update) return this.takeUpdate();
    const { offered, walls } = this.desk.now;
    this.go("jobs", pages.jobs, offered.filter((job) => job !== "sort" || walls.length), this.doing);
  }

  async take(job) {
    await this.desk.choose(job);
    return this.fetch();
  }

  wall() {
    this.go("wall", pages.wall, this.desk.now.walls, this.desk.now.cart.wall, this.doing);
  }

  /** Nothing where it is sorted on none. */
  async sortedOn(wall) {
    await this.desk.cart({ wall });
    return this.take("batch");
  }

  async fetch() {
    this.view.calm();
    this.go("loading", pages.loading, this.desk.now.training ? 0 : this.outbox.waiting);
    const answer = await this.desk.fetch();
    if (answer.word === "ok") return this.show();
    if (answer.word === "empty") return this.go("empty", pages.empty, this.desk.now.job, this.doing);
    this.go("error", pages.error, answer, this.doing);
  }

  async day(day) {
    this.go("loading", pages.loading, 0);
    this.go("day", pages.day, await this.wire.day(this.desk.now.worker, day), day ? 0 : this.outbox.waiting, this.doing);
  }

  cart() {
    this.go("cart", pages.cart, this.desk.now.cart, this.doing);
  }

  async push(slots) {
    await this.desk.cart({ slots });
    return this.take("cluster");
  }

  /** A number is how many totes it holds; anything else is its code. */
  async cartHeard(text) {
    if (isNumber(text) && Number(text) >= 1 && Number(text) <= MOST) return this.push(Number(text));
    if (!text) return this.push(this.desk.now.cart.slots);
    if (!isCode(text)) return this.oops({ words: say("wrong.too-long"), expected: say("hint.short"), scanned: text });
    feedback.right();
    await this.desk.cart({ cart: text });
    this.cart();
    this.view.right(text);
  }

  async heard(text) {
    if (this.screen === "cart") return this.cartHeard(text);
    if (this.screen === "wall" && this.desk.now.walls.includes(text)) return (feedback.right(), this.sortedOn(text));
    if (this.screen === "work") return this.step(text ? "scan" : "key", text || "ok");
    if (this.screen === "who" && text) {
      if (text.length > LONGEST) return this.oops({ words: say("wrong.too-long"), expected: say("who.long") });
      feedback.right();
      return this.desk.worker(text).then(() => this.show());
    }
    if (this.screen === "done" && !text) return this.fetch();
    if (text) this.oops({ words: say("wrong.nothing"), expected: say("hint.choose"), scanned: text });
  }

  async step(input, value) {
    if (input === "key" && !this.desk.job.ask(this.desk.now.work).keypad) return;
    this.view.thinks(true);
    const step = await this.desk.take(input, value);
    this.view.thinks(false);
    if (step.wrong) return this.oops(step.wrong);
    if (step.paper) open(`${path}/${step.paper}`, "_blank", "noopener");
    this.show();
    if (step.refused) return this.oops({ words: say("refused.title"), why: step.refused, hint: say("refused.help"), ...(input === "scan" ? { scanned: value } : {}) });
    if (step.missed) return this.oops({ words: say("error." + step.missed), why: say("missed.help"), hint: "" });
    if (step.question || (input === "scan" && step.right === undefined)) return feedback.asks();
    if (step.right === undefined) return;
    feedback.right();
    this.view.right(step.right);
  }

  oops(what) {
    feedback.wrong();
    this.view.oops(what);
  }

  acts(what, value) {
    if (what === "menu") return this.go("menu", pages.menu, this.desk, this.doing);
    if (what === "status") return this.go("status", pages.status, this.outbox, this.update, this.doing);
    if (what === "type") return this.type();
    if (this.screen === "work") this.inTurn(() => this.step(what, value));
  }

  /** Opens the device's own keyboard for what no scanner reads. */
  type() {
    this.view.field.inputMode = "text";
    this.view.field.blur();
    this.back();
  }

  theme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("handheld-theme", root.dataset.theme);
  }

  connection() {
    this.view.connection(this.outbox.word, this.outbox.waiting, this.outbox.conflicts.length);
    if (this.screen === "loading") pages.loading(this.view, this.outbox.waiting);
  }

  takeUpdate() {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    this.update.postMessage({ takeOver: true });
    this.update = null;
  }
}

const app = new App();
app.start().catch((fault) => {
  console.warn(fault);
  pages.broken(app.view, app.doing);
});
