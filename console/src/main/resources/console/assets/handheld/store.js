// Everything that must outlive the page, the battery and the version: the scans that wait, the conflicts, the work in hand.
import { Behind } from "./behind.js";

const SHAPE = 1;

const open = (name) => new Promise((done, failed) => {
  const asked = indexedDB.open(name, SHAPE);
  asked.onupgradeneeded = () => {
    const db = asked.result;
    if (!db.objectStoreNames.contains("queue")) db.createObjectStore("queue", { keyPath: "number", autoIncrement: true });
    if (!db.objectStoreNames.contains("conflicts")) db.createObjectStore("conflicts", { keyPath: "scanId" });
    if (!db.objectStoreNames.contains("state")) db.createObjectStore("state");
  };
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});

function free(waiting, now) {
  const behind = new Behind();
  return waiting.filter((one) => {
    const waits = one.later > now || behind.waits(one.scan);
    if (waits) behind.wait(one.scan);
    return !waits;
  });
}

const got = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

export class Store {
  static async open(warehouse) {
    navigator.storage?.persist?.().catch(() => {});
    return new Store(await open("dovetail-handheld-" + warehouse));
  }

  constructor(db) {
    this.db = db;
    db.onversionchange = () => db.close();
  }

  #write(stores, work) {
    return new Promise((done, failed) => {
      const transaction = this.db.transaction(stores, "readwrite", { durability: "strict" });
      transaction.oncomplete = () => done();
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
      work((name) => transaction.objectStore(name));
    });
  }

  #read(name) {
    return this.db.transaction(name).objectStore(name);
  }

  /** The next state and the scans that led to it: both or neither. */
  commit(key, state, scans = []) {
    return this.#write(["state", "queue"], (of) => {
      of("state").put(state, key);
      for (const scan of scans) of("queue").add({ scan, later: 0 });
    });
  }

  find(key) {
    return got(this.#read("state").get(key));
  }

  /** The first scans that wait, in the device's order, but for those that are to be sent later and what waits behind them. */
  async first(most, now) {
    const some = await got(this.#read("queue").getAll(null, most * 4));
    const ready = free(some, now);
    return (ready.length || some.length < most * 4 ? ready : free(await got(this.#read("queue").getAll()), now)).slice(0, most);
  }

  /** What failed by the server's fault and waits to be sent again, with all that waits behind it. */
  async held(now) {
    const waiting = await got(this.#read("queue").getAll()), ready = new Set(free(waiting, now));
    const behind = new Behind(), held = waiting.filter((one) => !ready.has(one));
    held.forEach((one) => behind.wait(one.scan));
    return { behind, count: held.length };
  }

  waiting() {
    return got(this.#read("queue").count());
  }

  conflicts() {
    return got(this.#read("conflicts").getAll());
  }

  /** What was answered leaves the queue, what was refused becomes a conflict, what failed is sent again later. */
  answered(done, conflicts, later) {
    return this.#write(["queue", "conflicts"], (of) => {
      for (const number of done) of("queue").delete(number);
      for (const one of conflicts) of("conflicts").put(one);
      for (const one of later) of("queue").put(one);
    });
  }

  /** The worker has seen it; the supervisor has it. */
  seen(scanIds) {
    return this.#write(["conflicts"], (of) => scanIds.forEach((id) => of("conflicts").delete(id)));
  }
}
