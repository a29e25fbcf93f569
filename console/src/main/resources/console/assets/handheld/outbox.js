// Sends what waits, in the device's order, one batch at a time, until every scan has its answer. Sending again is always safe.
const BATCH = 50;
const PAUSES = [1000, 2000, 5000, 10000, 15000];
const AFTER_FAULT = 30000;
const MOMENT = 1000;

export class Outbox extends EventTarget {
  word = "ok";
  waiting = 0;
  conflicts = [];
  #most = BATCH;
  #failures = 0;
  #running = null;
  #again = false;
  #timer = 0;

  constructor(store, wire) {
    super();
    this.store = store;
    this.wire = wire;
    addEventListener("online", () => this.wake());
    addEventListener("offline", () => this.#tell("offline"));
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
  }

  /** So many more are on the device; they are sent soon. */
  queued(more) {
    this.waiting += more;
    this.dispatchEvent(new Event("change"));
  }

  /** Counts what is there, and sends it. Resolves when there is nothing more to send now. */
  async wake() {
    this.#again = true;
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  /** Whether the server can be asked now: it answered last, and nothing is before the question. */
  async reached(scans) {
    if (this.word !== "ok" || !navigator.onLine) return false;
    if (!this.waiting) return true;
    await Promise.race([this.wake(), new Promise((done) => setTimeout(done, MOMENT))]);
    const held = await this.held();
    return this.word === "ok" && this.waiting <= held.count && !scans.some((scan) => held.behind.waits(scan));
  }

  async #run() {
    clearTimeout(this.#timer);
    while (this.#again) {
      this.#again = false;
      await this.#tell(this.word);
      while (await this.#batch());
    }
  }

  /** Whether it is worth going on at once. */
  async #batch() {
    const batch = await this.store.first(this.#most, Date.now());
    if (!batch.length) {
      if (this.waiting || this.word !== "ok") this.#later(this.waiting ? AFTER_FAULT : this.#pause());
      if (this.word !== "ok" && !this.waiting) await this.#tell((await this.wire.session()).word);
      return false;
    }
    const answer = await this.wire.scans(batch.map((one) => one.scan));
    if (answer.word === "ok") await this.#settle(batch, answer.body.results);
    else if (answer.word === "refused") await this.#misunderstood(batch, answer.problem);
    else if (answer.word === "fault") await this.#failed(batch);
    const alone = answer.word === "fault" && batch.length === 1, answered = ["ok", "refused", "fault"].includes(answer.word) && !alone;
    await this.#tell(answered ? "ok" : alone ? "busy" : answer.word);
    if (!answered) {
      this.#later(this.#pause());
      return false;
    }
    this.#failures = 0;
    return true;
  }

  async #settle(batch, results) {
    const by = new Map(results.map((result) => [result.scanId, result]));
    const done = [], conflicts = [], later = [];
    for (const one of batch) {
      const result = by.get(one.scan.scanId);
      if (!result || result.code === "floor.fault") later.push({ ...one, later: Date.now() + AFTER_FAULT });
      else {
        done.push(one.number);
        if (result.outcome === "refused") conflicts.push({ scanId: one.scan.scanId, scan: one.scan, code: result.code, detail: result.detail });
      }
    }
    await this.store.answered(done, conflicts, later);
    if (done.length) this.#most = BATCH;
    if (conflicts.length) this.dispatchEvent(new CustomEvent("conflict", { detail: conflicts }));
  }

  /** A batch that is refused as a whole is halved, down to the scan that nobody understands: it is kept as a conflict. */
  async #misunderstood(batch, problem) {
    if (batch.length > 1) {
      this.#most = batch.length >> 1;
      return;
    }
    const [one] = batch;
    await this.store.answered([one.number], [{ scanId: one.scan.scanId, scan: one.scan, code: problem.code ?? "", detail: problem.title ?? "" }], []);
    this.#most = BATCH;
  }

  /** A batch that fails as a whole is halved, down to the scan that fails: it is sent again later, and its task waits for it. */
  async #failed(batch) {
    if (batch.length > 1) this.#most = batch.length >> 1;
    else await this.store.answered([], [], [{ ...batch[0], later: Date.now() + AFTER_FAULT }]);
  }

  /** Another question had no answer for this reason: it is shown, and the server is tried by itself. */
  async missed(word) {
    if (!["offline", "signed-out", "denied"].includes(word)) return;
    await this.#tell(word);
    this.#later(this.#pause());
  }

  /** What waits for a fault of the server to be mended; nothing else is unsent where its count is all that waits. */
  held() {
    return this.store.held(Date.now());
  }

  #pause() {
    return PAUSES[Math.min(this.#failures++, PAUSES.length - 1)];
  }

  #later(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), pause);
  }

  async #tell(word) {
    this.word = word;
    this.waiting = await this.store.waiting();
    this.conflicts = await this.store.conflicts();
    this.dispatchEvent(new Event("change"));
  }

  async seen(scanIds) {
    await this.store.seen(scanIds);
    await this.#tell(this.word);
  }
}
