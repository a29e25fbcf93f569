// What waits behind a scan that failed by the server's own fault: of the same task, order, carton, tote, plate or delivery, and of the same goods at a place it would have touched. The server keeps the same rule within a batch.
function about(scan) {
  const about = [];
  const add = (what, name) => name && about.push(what + name);
  add("task ", scan.task);
  add("outbound ", scan.outbound);
  add("carton ", scan.carton);
  add("delivery ", scan.delivery);
  add("plate ", scan.plate);
  add("tote ", scan.tote);
  if (scan.kind === "sort") add("tote ", scan.from);
  if (scan.kind === "unsort") add("tote ", scan.to);
  if (scan.barcode && !scan.task) for (const place of [scan.location, scan.from, scan.to]) add(scan.barcode + " at ", place);
  return about;
}

export class Behind {
  #names = new Set();

  wait(scan) {
    about(scan).forEach((name) => this.#names.add(name));
  }

  waits(scan) {
    if (scan.kind === "depart") return [...this.#names].some((name) => name.startsWith("carton "));
    return about(scan).some((name) => this.#names.has(name));
  }

  /** Whether some of this work is among what waits: the server would give it out as if it were not done. */
  holds(task) {
    const goods = (task.barcodes ?? []).map((one) => ({ barcode: one.barcode, from: task.from }));
    return [{ task: task.task, outbound: task.outbound, carton: task.carton, delivery: task.delivery }, ...goods].some((one) => this.waits(one));
  }
}
