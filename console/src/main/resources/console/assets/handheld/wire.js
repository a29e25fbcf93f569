// Speaks to the server for whoever is signed in. Says in one word what became of a question: ok, offline, signed-out, denied, busy, refused, or fault where the server failed.
const PATIENCE = 15000;
/** A worker who waits with goods in the hand. */
const BRIEF = 2500;

export class Wire {
  constructor(path) {
    this.path = path;
    this.token = null;
  }

  async session() {
    const answer = await this.#send("GET", "session");
    if (answer.word === "ok") this.token = answer.body.token;
    return answer;
  }

  jobs() {
    return this.#send("GET", "jobs");
  }

  /** What the worker did that day, as it is measured; today unless said. */
  day(worker, day) {
    return this.#send("GET", "my-day?worker=" + encodeURIComponent(worker) + (day ? "&day=" + day : ""));
  }

  tasks(worker, kind, asked) {
    return this.#post("assignments", { worker, kind, ...asked });
  }

  scans(scans) {
    return this.#post("scans", { scans, sentAt: new Date().toISOString() });
  }

  ask(scans) {
    return this.#post("scans", { scans, sentAt: new Date().toISOString() }, BRIEF);
  }

  /** What another route of the warehouse knows, or is told; the worker waits with goods in the hand. */
  call({ what, body }) {
    return body ? this.#post(what, body, BRIEF) : this.#send("GET", what, undefined, BRIEF);
  }

  /** The token lives as long as the sign-in: an old one is fetched anew, once. */
  async #post(what, body, patience) {
    if (!this.token) {
      const session = await this.session();
      if (session.word !== "ok") return session;
    }
    const answer = await this.#send("POST", what, body, patience);
    if (answer.word !== "denied") return answer;
    const session = await this.session();
    return session.word === "ok" ? this.#send("POST", what, body, patience) : session;
  }

  async #send(method, what, body, patience = PATIENCE) {
    const headers = { Accept: "application/json" };
    if (body) headers["Content-Type"] = "application/json";
    if (body && this.token) headers[this.token.header] = this.token.value;
    try {
      const answer = await fetch(`${this.path}/${what}`, {
        method, headers, body: body && JSON.stringify(body), cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(patience),
      });
      if (answer.type === "opaqueredirect" || answer.status === 401) return { word: "signed-out" };
      if (answer.status === 403) return { word: "denied" };
      if (answer.status === 500) return { word: "fault" };
      if (answer.status > 500 || answer.status === 408 || answer.status === 429) return { word: "busy" };
      const read = await answer.json();
      return answer.ok ? { word: "ok", body: read } : { word: "refused", problem: read };
    } catch {
      return { word: "offline" };
    }
  }
}
