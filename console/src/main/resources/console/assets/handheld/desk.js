// What is in hand: who works, at which job, how far. Every step is written down before it is shown as done; a step that only the server can judge is asked for first.
import { JOBS } from "./jobs/all.js";
import { TASKS } from "./training.js";
import { say } from "./words.js";

const KEY = "now";
/** Milliseconds: the worker sees the answer first, then it is sent. */
const AFTER_THE_ANSWER = 40;
const NOTHING = { shape: 1, worker: null, job: null, training: false, work: null, asked: null, left: null, offered: [], walls: [], cart: { slots: 8, cart: "" } };
const words = (no) => no.detail ?? no.title ?? no.code;

export class Desk {
  now = NOTHING;

  constructor(store, wire, outbox) {
    this.store = store;
    this.wire = wire;
    this.outbox = outbox;
  }

  /** Where the worker was, also after a crash. What another version wrote is left alone unless it is of the same shape. */
  async resume() {
    const kept = await this.store.find(KEY);
    if (kept?.shape === NOTHING.shape) this.now = { ...NOTHING, ...kept, job: JOBS.has(kept.job) ? kept.job : null };
    if (this.now.asked) await this.#done(this.now.asked);
    if (!this.now.job) this.now = { ...this.now, work: null };
  }

  get job() {
    return JOBS.get(this.now.job);
  }

  get finished() {
    return this.job.finished(this.now.work);
  }

  async #keep(changed, scans = []) {
    const next = { ...this.now, ...changed };
    await this.store.commit(KEY, next, scans);
    this.now = next;
  }

  worker(worker) {
    return this.#keep({ worker });
  }

  /** @param walls the put walls, where something is sorted. */
  offered(offered, walls) {
    return this.#keep({ offered, walls });
  }

  leave() {
    return this.#keep({ job: null, work: null, training: false, ...this.#left() });
  }

  signOff() {
    return this.#keep({ worker: null, job: null, work: null, training: false, ...this.#left() });
  }

  /** Work that stays as it is until somebody comes back to it. */
  #left() {
    const { job, work, training } = this.now;
    return work && !training && this.job?.stays?.(work) ? { left: { job, work } } : {};
  }

  train(job) {
    return this.#keep({ job, training: true, work: JOBS.get(job).begin(structuredClone(TASKS[job])) });
  }

  cart(cart) {
    return this.#keep({ cart: { ...this.now.cart, ...cart } });
  }

  choose(job) {
    return this.#keep({ job, training: false, work: null });
  }

  /** The next work, once everything that was scanned has its answer: the server counts what is left. Work of which a scan waits for a fault to be mended is left. Says ok, empty, or why not. */
  async fetch() {
    if (this.now.training) {
      await this.train(this.now.job);
      return { word: "ok" };
    }
    if (!this.job.asks) {
      const { left, job } = this.now, back = left?.job === job;
      await this.#keep({ work: back ? left.work : this.job.begin(undefined, this.now), left: back ? null : left });
      return { word: "ok" };
    }
    await this.outbox.wake();
    const held = await this.outbox.held();
    if (this.outbox.waiting > held.count) return { word: this.outbox.word === "ok" ? "busy" : this.outbox.word };
    const answer = await this.wire.tasks(this.now.worker, this.job.kind, this.job.asks(this.now.cart));
    if (answer.word !== "ok") return answer;
    const given = answer.body.tasks, tasks = given.filter((task) => !held.behind.holds(task));
    if (!tasks.length && given.length) return { word: "held" };
    if (!tasks.length && !this.job.startsEmpty) return { word: "empty" };
    await this.#keep({ work: this.job.begin(tasks) });
    return { word: "ok" };
  }

  /** What the job says to an input. Right: the next state and its scans are on the device when this resolves. */
  async take(input, value, again = false) {
    const step = this.job[input](this.now.work, value);
    if (step.wrong) return step;
    if (step.unknown && (again || this.now.training)) return step.unknown;
    const scans = this.now.training ? [] : step.facts.map((fact) => ({ scanId: crypto.randomUUID(), worker: this.now.worker, at: new Date().toISOString(), ...fact }));
    if (step.wants) return this.#fetched(step);
    if (step.calls) return this.now.training ? this.#pretend(step) : this.#call(step);
    if (step.asks && scans.length && (await this.outbox.reached(scans))) return this.#ask(step, scans);
    await this.#done({ work: step.state, scans });
    return step;
  }

  /** The hand has done it: whatever the server says of it later, it is sent. */
  async #done({ work, scans }) {
    await this.#keep({ work, asked: null }, scans.map((scan) => ({ ...scan, queued: true })));
    if (!scans.length) return;
    this.outbox.queued(scans.length);
    setTimeout(() => this.outbox.wake(), AFTER_THE_ANSWER);
  }

  /** Asks before it is done. It is written down first, so that a crash cannot make two of one; without an answer it counts as done. */
  async #ask(step, scans) {
    const meant = { work: step.state, scans };
    await this.#keep({ asked: meant });
    const answer = await this.wire.ask(scans);
    const no = answer.word === "ok" ? answer.body.results.find((one) => one.outcome === "refused") : answer.problem;
    if (!no && answer.word === "ok") await this.#keep({ work: step.state, asked: null });
    else if (!no || no.code === "floor.fault") await this.#done(meant);
    else return this.#refused(no, scans);
    return step;
  }

  /** Asks another route. What would be made there is on the device before it leaves, with the key that makes it once: without an answer the work waits, and asks the same again. */
  async #call({ state, calls: { what, body, anew } }) {
    const call = body && !anew ? { what, body: { key: crypto.randomUUID(), worker: this.now.worker, ...body } } : { what, body };
    if (body && !anew) await this.#keep({ work: { ...state, call } });
    const answer = await this.wire.call(call);
    if (answer.word === "refused") return this.#refused(answer.problem, [call]);
    if (answer.word === "fault" && this.job.failed) await this.#keep({ work: this.job.failed(this.now.work) });
    else if (answer.word !== "ok") await this.outbox.missed(answer.word);
    if (["offline", "busy"].includes(answer.word) && this.job.alone) {
      await this.#keep({ work: this.job.alone(this.now.work, call) });
      return { state: this.now.work, facts: [], question: true };
    }
    if (answer.word !== "ok") return { missed: answer.word };
    const step = this.job.answered(this.now.work, answer.body, call);
    await this.#keep({ work: step.state });
    return step;
  }

  /** In training nobody is asked: the job makes the answer up. */
  async #pretend({ state, calls }) {
    const step = this.job.answered(state, this.job.pretended(state, calls), calls);
    await this.#keep({ work: step.state });
    return step;
  }

  /** The rest of what was chosen, or what the list did not know: then the scan is taken again. */
  async #fetched(step) {
    await this.outbox.wake();
    const held = await this.outbox.held();
    if (this.outbox.waiting > held.count) return { refused: say("error.busy") };
    const answer = await this.wire.tasks(this.now.worker, this.job.kind, step.wants);
    if (answer.word === "refused" && step.again) return { refused: words(answer.problem) };
    if (answer.word === "refused") return this.#refused({ ...answer.problem, asked: Object.values(step.wants)[0] }, []);
    if (answer.word !== "ok") return { refused: say(`error.${answer.word}`) };
    if (answer.body.tasks.some((task) => held.behind.holds(task))) return { refused: say("error.held") };
    await this.#keep({ work: step.again ? this.job.found(this.now.work, answer.body.tasks) : this.job.begin(answer.body.tasks) });
    return step.again ? this.take("scan", step.again, true) : step;
  }

  async #refused(no, scans) {
    const before = this.now.work, next = this.job.refused?.(before, no, scans[0]) ?? before, work = next.state ?? next;
    await this.#keep({ work, asked: null });
    return next.question || work.which ? { state: work, facts: [], question: true } : { refused: words(no) };
  }
}
