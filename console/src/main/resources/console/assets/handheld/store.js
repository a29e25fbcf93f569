// Everything that must outlive the page, the battery and the version: the scans that wait, the conflicts, the work in hand.
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

  /** The first scans that wait, in the device's order, but for those that are to be sent later. */
  async first(most, now) {
    const waiting = await got(this.#read("queue").getAll(null, most * 4));
    return waiting.filter((one) => one.later <= now).slice(0, most);
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
