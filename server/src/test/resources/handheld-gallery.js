// Every screen of the handheld in every state, drawn by its own scripts; the test looks at each and takes a picture.
(async () => {
  const at = "/assets/handheld/";
  const [{ View }, pages, { JOBS }, { TASKS }, { say }] = await Promise.all(["view.js", "pages.js", "jobs/all.js", "training.js", "words.js"].map((file) => import(at + file)));
  const still = new CSSStyleSheet();
  still.replaceSync("* { animation: none !important; caret-color: transparent !important; } [data-flash=right] .said, [data-thinks] .thinking { opacity: 1 !important; } [data-flash=right] body::after { opacity: .5; }");
  document.adoptedStyleSheets.push(still);
  delete document.documentElement.dataset.flash;
  const view = new View(() => {});
  view.connection("ok", 0, 0);
  const act = new Proxy({}, { get: () => () => {} });

  /** Where a job stands after these inputs; a text is a scan. */
  const after = (name, inputs, tasks = TASKS[name]) => inputs.reduce((state, input) => {
    const [kind, value] = Array.isArray(input) ? input : ["scan", input];
    const step = JOBS.get(name)[kind](state, value);
    if (step.wrong) throw new Error(`${name}: ${value} is wrong: ${JSON.stringify(step.wrong)}`);
    return step.state;
  }, JOBS.get(name).begin(structuredClone(tasks)));
  const question = (name, state, training = false) => {
    const asked = JOBS.get(name).ask(state);
    view.head(say("job." + name), asked.done, asked.of, training);
    view.ask(asked);
  };
  const step = (name, inputs, tasks) => () => question(name, after(name, inputs, tasks));
  const wrong = (name, inputs, value, tasks) => () => {
    const state = after(name, inputs, tasks);
    question(name, state);
    view.oops(JOBS.get(name).scan(state, value).wrong);
  };
  const server = (name, inputs, answer, fact) => () => {
    const next = JOBS.get(name).refused(after(name, inputs), answer, fact);
    question(name, next.state ?? next);
    if (!next.question && !(next.state ?? next).which) view.oops({ words: say("refused.title"), why: answer.detail, hint: say("refused.help"), scanned: fact?.to });
  };
  const page = (title, draw) => () => (view.head(title), draw());
  const desk = (name, state, more = {}) => ({ now: { worker: "Fay Miller", job: name, training: false, work: state, ...more }, job: JOBS.get(name) });
  const outbox = (word, waiting, conflicts = []) => ({ word, waiting, conflicts });
  const conflict = (n, kind, more, detail) => ({ scanId: String(n), code: "x", detail, scan: { kind, barcode: "4006381333931", quantity: 3, ...more } });
  const long = [{ ...TASKS.cluster[0], lines: [{ ...TASKS.cluster[0].lines[0], location: "HALL-2-AISLE-117-BAY-04-LEVEL-3", description: "Organic Darjeeling first flush green tea, loose leaf, 500 g tin", sku: "1:TEA-DARJEELING-FF-500-TIN-2027", orderNumber: "SHOP-2026-000123456", lot: "L-2026-07-000123", expiresOn: "2027-03-31", checkDigits: "417" }] }];
  const serial = [{ ...TASKS.cluster[0], lines: [{ ...TASKS.cluster[0].lines[0], serials: true, quantity: 2 }] }];
  const lots = [{ ...TASKS.putaway[0], lots: [{ lot: "L7", expiresOn: "2027-01-31", quantity: 8 }, { lot: "L8", expiresOn: "2027-02-28", quantity: 4 }] }];
  const names = [{ ...TASKS.putaway[0], serials: true, lots: [] }];
  const held = [{ ...TASKS.putaway[1], status: "hold", suggest: null, lots: [] }];
  const every = ["receive", "putaway", "pick", "pack", "load", "hand-over", "count", "replenish", "move", "inspect", "sort", "unpick", "plate", "kit"];
  const mug = { sku: "MUG", description: "Blue mug", units: 1, lot: false, names: 0, grades: [["A", "restock"], ["B", "refurbish"], ["C", "damaged"], ["D", "scrap", true]].map(([grade, disposition, supervisor = false]) => ({ grade, disposition, supervisor })) };
  const lamp = { ...mug, sku: "1:LAMP-BRASS-2027-DIMMABLE", description: "Brass desk lamp with a dimmer and a very long name", units: 2, names: 2 }, tea = { ...mug, sku: "TEA", description: "Green tea", lot: true };
  /** An inspection after these inputs and answers of the server; an answer is an object, a refusal has a code. */
  const inspected = (...inputs) => {
    const job = JOBS.get("inspect");
    let state = job.begin(), called = null;
    for (const input of inputs) {
      const [kind, value] = Array.isArray(input) ? input : typeof input === "object" ? [null, input] : ["scan", input];
      const step = kind ? job[kind](state, value) : value.code ? { state: job.refused(state, value, called).state ?? job.refused(state, value, called) } : job.answered(state, value, called);
      if (step.wrong) throw new Error(`inspect: ${value} is wrong: ${JSON.stringify(step.wrong)}`);
      called = step.calls ?? called;
      state = step.calls?.body ? { ...step.state, call: step.calls } : step.state;
    }
    return state;
  };
  const inspect = (...inputs) => () => question("inspect", inspected(...inputs));
  const known = ["1Z999", { parcel: { id: "7", orderNumber: "SHOP-2026-000123456" }, shipped: [{ sku: "MUG", shipped: 3, returned: 1 }] }], unknown = [["verb", "no-number"], { parcel: { id: "8", orderNumber: null }, shipped: [] }];
  const seen = (disposition) => ({ units: 1, grade: disposition ? "C" : "D", disposition });
  /** A job that asks other routes, after these inputs and answers: an answer is an object, a refusal has a code. */
  const called = (name, inputs, tasks = TASKS[name]) => {
    const job = JOBS.get(name);
    let state = job.begin(structuredClone(tasks)), asked = null;
    for (const input of inputs) {
      const [kind, value] = Array.isArray(input) ? input : typeof input === "object" ? [null, input] : ["scan", input];
      const next = kind ? job[kind](state, value) : value.code ? { state: job.refused(state, value, asked).state ?? job.refused(state, value, asked) } : value.alone ? { state: job.alone(state, asked) } : job.answered(state, value, asked);
      if (next.wrong) throw new Error(`${name}: ${value} is wrong: ${JSON.stringify(next.wrong)}`);
      asked = next.calls ?? asked;
      state = next.calls?.body ? { ...next.state, call: next.calls } : next.state;
    }
    return state;
  };
  const call = (name, inputs, tasks) => () => question(name, called(name, inputs, tasks));
  const SSCC = "003401234500000017", fetched = ["A-01-1", "1111", "3", "BENCH-1", "A-02-3", "2222", "6", "BENCH-1"];
  const broken = [...fetched, ["verb", "broken"], { order: { parts: [{ side: "in", sku: "MUG" }, { side: "in", sku: "TEA" }, { side: "out", sku: "GIFT-SET" }] } }];
  const standing = { number: SSCC, location: "DOCK-1", locationKind: "dock", goods: [{ sku: "TEA", lot: "L-2026-07-000123", quantity: 480 }] };
  const fresh = (name, walls) => () => question(name, JOBS.get(name).begin(undefined, { walls }));
  const cart = (...inputs) => step("cluster", inputs);
  const swap = ["T-1", "CARTON-1", ["verb", "unfit"], ["option", 4], "1111"];
  const put = ["A-01-1", "1111", "1111", "T-A"];

  const screens = {
    "who": page("RNO1", () => pages.who(view, "fay", act)), "who-nobody": page("RNO1", () => pages.who(view, null, act)),
    "jobs": page("RNO1", () => pages.jobs(view, every, act)), "jobs-few": page("RNO1", () => pages.jobs(view, ["pick", "pack"], act)), "jobs-none": page("RNO1", () => pages.jobs(view, [], act)),
    "training": page("RNO1", () => pages.training(view, act)), "cart": page("RNO1", () => pages.cart(view, { slots: 8, cart: "" }, act)), "wall": page(say("job.batch"), () => pages.wall(view, ["PW1", "PW2", "WALL-UPSTAIRS"], "PW2", act)), "cart-named": page("RNO1", () => pages.cart(view, { slots: 8, cart: "CART-07" }, act)),
    "loading": page("Pick", () => pages.loading(view, 0)), "loading-queue": page("Pick", () => pages.loading(view, 12)),
    ...Object.fromEntries(["pick", "cluster", "putaway", "receive", "count", "replenish", "pack", "load", "hand-over", "stage", "give-back", "kit"].map((job) => ["empty-" + job, page(say("job." + job), () => pages.empty(view, job, act))])),
    ...Object.fromEntries(["offline", "busy", "signed-out", "denied", "fault", "held"].map((word) => ["error-" + word, page("Pick", () => pages.error(view, { word }, act))])),
    "error-refused": page("Pick", () => pages.error(view, { word: "refused", problem: { title: "Another worker has the cart CART-07", detail: "Another worker has the cart CART-07: take another one" } }, act)),
    "menu": page("Pick", () => pages.menu(view, desk("pick", null), act)), "menu-training": page("Pick", () => pages.menu(view, desk("pick", null, { training: true }), act)), "menu-idle": page("RNO1", () => pages.menu(view, desk(null, null), act)),
    "leave": page("Pick", () => pages.leave(view, act)), "broken": page("Pick", () => pages.broken(view, act)), "elsewhere": page("RNO1", () => pages.elsewhere(view)),
    "status-ok": page("Pick", () => pages.status(view, outbox("ok", 0), null, act)), "status-sending": page("Pick", () => pages.status(view, outbox("ok", 3), null, act)), "status-offline": page("Pick", () => pages.status(view, outbox("offline", 14), null, act)),
    "status-signed-out": page("Pick", () => pages.status(view, outbox("signed-out", 2), null, act)), "status-update": page("Pick", () => pages.status(view, outbox("ok", 0), {}, act)),
    "status-conflicts": page("Pick", () => pages.status(view, outbox("ok", 0, [conflict(1, "pick", { location: "A-01-1" }, "Only 1 more belong here, not 3"), conflict(2, "putaway", { to: "B-04-2" }, "B-04-2 is full by weight: 2 more fit, not 3"), conflict(3, "move", { from: "R-1", to: "HALL-2-AISLE-117-BAY-04" }, "In R-1 2 are free, not 3"), conflict(4, "close", { carton: "00340123450000000018", barcode: undefined, quantity: undefined }, "The carton does not weigh what it should")]), null, act)),
    "receive-which": step("receive", [], [{ delivery: "1", reference: "PO-7", supplier: "Smith & Co", state: "arrived", docks: ["DOCK-1"] }, { delivery: "2", reference: "PO-2026-000123", supplier: "A very long supplier's name GmbH & Co. KG", state: "expected", expectedOn: "2027-03-31", docks: ["DOCK-1"] }]),
    "receive-unannounced": server("receive", [], { code: "receiving.no-such-delivery", asked: "PO-99" }), "receive-dock": step("receive", []), "receive-dock-wrong": wrong("receive", [], "A-01-1"),
    "receive-what": step("receive", ["DOCK-1"]), "receive-stranger": step("receive", ["DOCK-1", "7777777"]), "receive-lot": step("receive", ["DOCK-1", "2222"]), "receive-lot-wrong": wrong("receive", ["DOCK-1", "2222"], "2222"),
    "receive-day": step("receive", ["DOCK-1", "2222", "L7"]), "receive-day-keyed": step("receive", ["DOCK-1", "2222", "L7", ["key", 2], ["key", 7], ["key", 0], ["key", 3]]), "receive-day-wrong": wrong("receive", ["DOCK-1", "2222", "L7"], "271341"),
    "receive-many": step("receive", ["DOCK-1", "2222", "L7", "270331"]), "receive-many-case": step("receive", ["DOCK-1", "2212", "L7", "270331", "2212"]), "receive-over": step("receive", ["DOCK-1", "1111", "5"]), "receive-done": step("receive", ["DOCK-1", "1111", "2", ["verb", "done"]]),
    "receive-names": step("receive", [, "5550", "SN-1"].filter(Boolean), [{ ...TASKS.receive[0], docks: ["DOCK-1"], lines: [{ sku: "LAMP", description: "Desk lamp", expected: 3, received: 0, serials: true, barcodes: [{ barcode: "5550", level: "each", units: 1 }] }] }]),
    "receive-expired": server("receive", ["DOCK-1", "2222", "L7", "270331"], { code: "receiving.expired", details: { expiresOn: "2026-01-31" } }, { quantity: 5 }), "receive-refused": server("receive", ["DOCK-1", "2222", "L7", "270331"], { code: "receiving.lot-expiry", detail: "The lot L7 expires on 2027-04-30, not on 2027-03-31" }, { quantity: 5 }),
    "receive-plate": step("receive", ["DOCK-1", SSCC]), "receive-plate-many": step("receive", ["DOCK-1", SSCC, "1111"]), "receive-plate-refused": server("receive", ["DOCK-1", SSCC, "1111"], { code: "plates.elsewhere", detail: "The plate 003401234500000017 stands at R-01-4: move it, or look whose number it is" }, { quantity: 1 }),
    "new-kind": step("plate-new", []), "new-many": step("plate-new", [["option", 0]]), "new-labels": call("plate-new", [["option", 0], "3", { numbers: ["306141410000000013", "306141410000000020", "306141410000000037"] }, ["option", 0]]), "new-refused": () => (step("plate-new", [["option", 0]])(), view.oops({ words: say("refused.title"), why: "The warehouse RNO1 has no company prefix with numbers left", hint: say("refused.help") })),
    "new-wrong": () => { const state = called("plate-new", [["option", 0], "1", { numbers: ["306141410000000013"] }]); question("plate-new", state); view.oops(JOBS.get("plate-new").scan(state, SSCC).wrong); }, "done-new": page(say("job.plate-new"), () => pages.done(view, desk("plate-new", { ...called("plate-new", []), numbers: ["1", "2"] }), act)),
    "receive-empty": step("receive", [], []), "receive-blind": step("receive", [["option", -1]], []), "receive-blind-what": step("receive", [["option", -1], "DOCK-1"], []),
    "putaway-what": step("putaway", []), "putaway-many": step("putaway", ["1111"]), "putaway-into": step("putaway", ["1111", "9"]), "putaway-other": step("putaway", ["1111", "9", ["verb", "other-bin"]]), "putaway-wrong": wrong("putaway", ["1111", "9"], "B-09-9"), "putaway-lots": step("putaway", ["1111"], lots), "putaway-lot-wrong": wrong("putaway", ["1111"], "L9", lots), "putaway-names": step("putaway", ["1111", "SN-1"], names), "putaway-hold": step("putaway", ["3333", "2"], held),
    "putaway-refused": server("putaway", ["1111", "9"], { code: "receiving.bin-full", detail: "A-01-1 is full by weight: 2 more fit, not 9" }, { quantity: 9, to: "A-01-1" }),
    "pick-where": cart(), "pick-what": cart("A-01-1"), "pick-many": cart("A-01-1", "1111"), "pick-into": cart("A-01-1", "1111", "1111"), "pick-next": cart(...put), "pick-into-b": cart(...put, "1111"), "pick-case": cart(...put, "1111", "T-B", "A-02-3"), "pick-keyed": cart(...put, "1111", "T-B", "A-02-3", "2222"), "pick-serial": step("cluster", ["A-01-1", "1111", "SN-1"], serial), "pick-long": step("cluster", [], long), "pick-long-what": step("cluster", [["scan", "417"]], long),
    "pick-wrong-bin": wrong("cluster", [], "A-09-9"), "pick-wrong-item": wrong("cluster", ["A-01-1"], "9999"), "pick-wrong-tote": wrong("cluster", put.slice(0, 3).concat("T-A", "1111"), "T-A"), "pick-wrong-long": wrong("cluster", [], "HALL-2-AISLE-117-BAY-04-LEVEL-3-AND-MORE", long),
    ...Object.fromEntries(["short", "empty", "damaged", "wrong-item"].map((verb) => ["pick-" + verb, step("cluster", ["A-01-1", ["verb", verb]])])), "pick-full": step("cluster", [...put, ["verb", "full"]]),
    "pack-tote": step("pack", []), "pack-carton": step("pack", ["T-1"]), "pack-what": step("pack", ["T-1", "CARTON-1"]), "pack-many": step("pack", ["T-1", "CARTON-1", "3333"]), "pack-full": step("pack", ["T-1", "CARTON-1", "1111", "1111"]), "pack-weight": step("pack", ["T-1", "CARTON-1", "1111", "1111", "3333", "7"]), "pack-wrong": wrong("pack", ["T-1", "CARTON-1"], "9999"),
    "pack-unfit": step("pack", ["T-1", ["verb", "unfit"]]), "pack-unfit-what": step("pack", ["T-1", ["verb", "unfit"], ["option", 0]]), "pack-unfit-where": step("pack", ["T-1", ["verb", "unfit"], ["option", 0], "1111"]),
    "pack-unfit-lot": server("pack", ["T-1", ["verb", "unfit"], ["option", 0], "1111"], { code: "packing.which-lot", detail: "Several lots are there to pack: L1, L2. Say which" }, { to: "BROKEN-1" }),
    "pack-unfit-name": server("pack", ["T-1", ["verb", "unfit"], ["option", 0], "1111"], { code: "stock.serial-needed", detail: "1 name of 1:PHONE is to be read" }, { to: "BROKEN-1" }),
    "pack-swap": server("pack", ["T-1", "CARTON-1"], { code: "packing.wrong-lot", detail: "Of that, lot L1 is there to pack, not L2" }, { kind: "pack", barcode: "1111", quantity: 1 }), "pack-swap-unfit": step("pack", ["T-1", ["verb", "unfit"], ["option", 4], "1111"]),
    "pack-swap-lot": step("pack", [...swap, ["option", 0]]), "pack-swap-name": step("pack", [...swap, ["option", 0], ["verb", "no-lot"]]), "pack-swap-where": step("pack", [...swap, ["option", 0], "L2"]), "pack-swap-made": step("pack", [...swap, ["option", 0], "L2", "A-02-1"]),
    "pack-swap-which": server("pack", [...swap, ["option", 0], "L9"], { code: "packing.which-lot", details: { lots: "L1, L2" } }, { kind: "exchange", location: "A-02-1" }), "pack-swap-back": server("pack", [...swap, ["option", 0], ["verb", "no-lot"], "SN-1"], { code: "stock.serial-needed", detail: "Read the serial number of each unit of MUG: 1 are moved, 0 were read" }, { kind: "exchange", location: "A-02-1" }),
    "pack-swap-refused": server("pack", [...swap, ["option", 0], "L2"], { code: "packing.no-exchange", detail: "Only 0 of lot L2 are free there, not 1: report what cannot be packed as wrong-lot" }, { kind: "exchange", location: "A-02-1" }),
    "done-pack-unfit": page(say("job.pack"), () => pages.done(view, desk("pack", after("pack", ["T-1", ["verb", "unfit"], ["option", 2], "1111"])), act)),
    "load": step("load", []), "load-one": step("load", ["1Z999"]), "load-depart": step("load", ["1Z999", ["verb", "depart"]]), "load-wrong": wrong("load", [], "CARTON-9"), "hand-over": step("hand-over", [], [{ carton: "CARTON-1", outbound: "7" }]), "hand-over-proof": step("hand-over", ["CARTON-1"], [{ carton: "CARTON-1", outbound: "7", proofs: ["id-card", "order-mail", "code"] }]), "hand-over-wrong": wrong("hand-over", [], "CARTON-9", [{ carton: "CARTON-1", outbound: "7" }]),
    "count-where": step("count", []), "count-what": step("count", ["A-01-1"]), "count-many": step("count", ["A-01-1", "1111"]), "count-seen": step("count", ["A-01-1", "1111", "12"]), "count-done": step("count", ["A-01-1", "1111", "12", ["verb", "bin-done"]]), "count-empty": step("count", ["A-01-1", ["verb", "bin-empty"]]), "count-wrong": wrong("count", [], "B-1"),
    "replenish-where": step("replenish", []), "replenish-what": step("replenish", ["R-01-4"]), "replenish-many": step("replenish", ["R-01-4", "2212"]), "replenish-into": step("replenish", ["R-01-4", "2212", "2"]), "replenish-wrong": wrong("replenish", ["R-01-4", "2212", "2"], "A-09-9"), "replenish-refused": server("replenish", ["R-01-4", "2212", "2"], { code: "moving.bin-full", detail: "A-02-3 is full by volume: 12 more fit, not 24" }, { quantity: 2, from: "R-01-4", lot: "L7", to: "A-02-3" }),
    "move-from": step("move", []), "move-what": step("move", ["A-01-1"]), "move-many": step("move", ["A-01-1", "4006381333931"]), "move-into": step("move", ["A-01-1", "4006381333931", "3"]), "move-next": step("move", ["A-01-1", "4006381333931", "3", "B-04-2"]), "move-wrong": wrong("move", ["A-01-1", "1111", "3"], "A-01-1"),
    "move-lots": server("move", ["A-01-1", "1111", "3"], { code: "moving.which-stock", details: { possible: [{ lot: "L7", status: "available" }, { lot: "", status: "hold" }, { lot: "L-2026-07-000123", status: "damaged" }] } }, { quantity: 3, to: "B-1" }), "move-names": server("move", ["A-01-1", "1111", "3"], { code: "stock.serial-needed", detail: "Read the serial number of each unit of LAMP: 3 are moved, 0 were read" }, { quantity: 3, to: "B-1" }), "move-refused": server("move", ["A-01-1", "1111", "3"], { code: "moving.bin-blocked", detail: "Nothing may be put into B-04-2: the shelf is broken. Choose another bin" }, { quantity: 3, to: "B-04-2" }),
    "carton-where": step("pick", []), "carton-into": step("pick", ["A-01-1", "1111", "1111"]), "carton-next": step("pick", ["A-01-1", "1111", "1111", "C-1"]), "carton-keyed": step("pick", ["A-01-1", "1111", "1111", "C-1", "B-04-2", "3333"]), "carton-instead": step("pick", ["A-01-1", "1111", "1111", ["verb", "tote-instead"]]), "carton-wrong": wrong("pick", ["A-01-1", "1111", "1111"], "A-01-1"),
    "carton-full": server("pick", ["A-01-1", "1111", "1111", "C-1", "B-04-2", "3333"], { code: "picking.carton-full", details: { fits: 4 }, detail: "The carton C-1 is full by volume: 4 more fit, not 7. Put the rest into another" }, { quantity: 7 }),
    "stage-what": step("stage", []), "stage-into": step("stage", ["CARTON-1"]), "stage-next": step("stage", ["CARTON-1", "PICKUP-1"]), "stage-wrong": wrong("stage", [], "CARTON-9"), "stage-refused": server("stage", ["CARTON-1"], { code: "dispatch.not-a-stage", detail: "A-01-1 is no stage" }, { carton: "CARTON-1", to: "A-01-1" }),
    "give-back-what": step("give-back", []), "give-back-ask": step("give-back", ["CARTON-1"]), "give-back-next": step("give-back", ["CARTON-1", ["yes"]]), "give-back-wrong": wrong("give-back", [], "CARTON-9"), "hand-over-staged": step("hand-over", []),
    "sort-wall": fresh("sort", ["PW1", "PW2"]), "sort-container": fresh("sort", ["PW1"]), "sort-what": step("sort", []), "sort-into": step("sort", ["1111"]), "sort-into-two": step("sort", ["1111", "1111"]), "sort-next": step("sort", ["1111", "1111", "PW1-01", "3333", "PW1-01", "3333"]), "sort-wrong-slot": wrong("sort", ["1111"], "PW1-02"), "sort-wrong-item": wrong("sort", [], "9999"),
    "sort-full": wrong("sort", [], "1111", [{ ...TASKS.sort[0], lines: [{ ...TASKS.sort[0].lines[0], slot: null, number: null }] }]), "sort-names": server("sort", ["1111"], { code: "stock.serial-needed", detail: "Read the serial number of each unit of MUG: 1 are moved, 0 were read" }, { to: "PW1-01" }),
    "sort-long": step("sort", ["1111"], [{ tote: "BIG-CONTAINER-0007", wall: "UPSTAIRS", lines: [{ ...TASKS.sort[0].lines[0], slot: "UPSTAIRS-WALL-117", number: 117, description: "Organic Darjeeling first flush green tea, loose leaf", orderNumber: "SHOP-2026-000123456", lot: "L-2026-07-000123" }] }]),
    "unpick-tote": fresh("unpick"), "unpick-what": step("unpick", []), "unpick-many": step("unpick", ["1111"]), "unpick-into": step("unpick", ["1111", "1"]), "unpick-next": step("unpick", ["1111", "2", "417"]), "unpick-wrong": wrong("unpick", ["1111", "1"], "A-09-9"), "unpick-names": step("unpick", ["1111", "SN-1"], [{ tote: "T-1", lines: [{ ...TASKS.unpick[0].lines[0], serials: true }] }]),
    "unpick-refused": server("unpick", ["1111", "1"], { code: "picking.in-carton", detail: "Something of the order T-1 is in a carton: take it out first" }, {}),
    "kit-which": step("kit", [], [TASKS.kit[0], { ...TASKS.kit[0], task: "2", kind: "de-kit", key: "WO-2026-000018", bench: "BENCH-2", open: 12, lines: [] }]), "kit-where": step("kit", []), "kit-what": step("kit", ["A-01-1"]), "kit-many": step("kit", ["A-01-1", "1111"]), "kit-into": step("kit", ["A-01-1", "1111", "3"]), "kit-next": step("kit", fetched.slice(0, 4)), "kit-short": step("kit", ["A-01-1", ["verb", "short"]]), "kit-wrong-bench": wrong("kit", fetched.slice(0, 7), "BENCH-2"),
    "kit-make": call("kit", fetched), "kit-scanned": call("kit", [...fetched, "7777", "7777"]), "kit-again": call("kit", [...fetched, "2"]), "kit-made": call("kit", [...fetched, "2", { quantity: 3, made: 2, state: "open" }]), "kit-de-kit": call("kit", [], [{ ...TASKS.kit[0], kind: "de-kit", bench: "BENCH-1", lines: [] }]),
    "kit-which-lot": call("kit", [...fetched, "2", { code: "kitting.which-lot", details: { sku: "TEA", units: 4, lots: ["L7", "L8", "L-2026-07-000123"] } }]), "kit-lot": call("kit", [...fetched, "2", { code: "kitting.lot-needed", details: { sku: "GIFT-SET", units: 2 } }]), "kit-day": call("kit", [...fetched, "2", { code: "kitting.expiry-needed", details: { sku: "GIFT-SET", units: 2 } }]), "kit-names": call("kit", [...fetched, "2", { code: "kitting.serial-needed", details: { sku: "MUG", units: 2 } }, "SN-1"]),
    "kit-broken": call("kit", broken), "kit-broken-many": call("kit", [...broken, "2222"]), "kit-broken-why": call("kit", [...broken, "2222", "2"]), "kit-broken-again": call("kit", [...broken, "2222", "2", ["option", 0]]), "kit-broken-lot": call("kit", [...broken, "2222", "2", ["option", 1], { code: "kitting.which-lot", details: { sku: "TEA", units: 2, lots: ["L7", "L-2026-07-000123"] } }]),
    "kit-broken-names": call("kit", [...broken, "1111", "2", ["option", 1], { code: "kitting.serial-needed", details: { sku: "MUG", units: 2 } }, "SN-1"]), "kit-broken-wrong": () => { const state = called("kit", broken); question("kit", state); view.oops(JOBS.get("kit").scan(state, "9999").wrong); },
    ...Object.fromEntries([["done-broken", 0], ["done-broken-missing", 2]].map(([name, missing]) => [name, page(say("job.kit"), () => pages.done(view, desk("kit", called("kit", [...broken, "2222", "2", ["option", 0], { missing }])), act))])),
    "plate-where": call("plate", []), "plate-into": call("plate", [SSCC, standing]), "plate-mixed": call("plate", [SSCC, { ...standing, locationKind: "bin", location: "A-01-1", goods: [{ sku: "TEA", lot: "L7", quantity: 48 }, { sku: "MUG", lot: "", quantity: 12 }] }]), "plate-alone": call("plate", [SSCC, { alone: true }]), "plate-alone-into": call("plate", [SSCC, { alone: true }, ["no"]]), "plate-next": call("plate", [SSCC, standing, "R-01-4"]), "plate-break": call("plate", [SSCC, standing, ["verb", "break-up"]]),
    "plate-wrong": wrong("plate", [], "4006381333931"), "plate-refused": () => (call("plate", [SSCC, standing])(), view.oops({ words: say("refused.title"), why: "R-01-4 is full by weight: 240 more fit, not 480", hint: say("refused.help"), scanned: "R-01-4" })),
    "build-where": step("plate-build", []), "build-plate": step("plate-build", ["DOCK-1"]), "build-what": step("plate-build", ["DOCK-1", SSCC]), "build-many": step("plate-build", ["DOCK-1", SSCC, "1111"]), "build-next": step("plate-build", ["DOCK-1", SSCC, "1111", "12"]), "build-off": step("plate-build", ["DOCK-1", SSCC, "1111", "12", ["verb", "take-off"]]), "build-wrong": wrong("plate-build", ["DOCK-1"], "1111"),
    "build-which": server("plate-build", ["DOCK-1", SSCC, "1111"], { code: "plates.which-stock", details: { possible: [{ lot: "L7", status: "available" }, { lot: "L8", status: "hold" }] } }, { barcode: "1111", quantity: 3 }), "build-refused": server("plate-build", ["DOCK-1", SSCC, "1111"], { code: "plates.elsewhere", detail: "The plate 003401234500000017 stands at R-01-4: move it, or look whose number it is" }, { barcode: "1111", quantity: 3 }),
    ...Object.fromEntries(["sort", "unpick", "stage", "give-back"].map((name) => ["done-" + name, page(say("job." + name), () => pages.done(view, desk(name, after(name, [])), act))])), "done-kit": page(say("job.kit"), () => pages.done(view, desk("kit", called("kit", [...fetched, "3", { quantity: 3, made: 3, state: "done" }])), act)), "done-plate": page(say("job.plate"), () => pages.done(view, desk("plate", { ...called("plate", []), moved: 2 }), act)), "done-build": page(say("job.plate-build"), () => pages.done(view, desk("plate-build", after("plate-build", ["DOCK-1", SSCC])), act)),
    "train-sort": () => question("sort", after("sort", ["1111"]), true), "train-kit": () => question("kit", after("kit", fetched), true),
    "inspect-parcel": inspect(), "inspect-stranger": inspect("1Z998-0000-1111-2222-3333", { code: "returns.unknown-reference" }), "inspect-again": inspect("1Z999"), "inspect-what": inspect(...known), "inspect-what-none": inspect(...unknown),
    "inspect-lot": inspect(...known, "2222", tea), "inspect-name": inspect(...known, "5550", lamp, "SN-1"), "inspect-name-wrong": () => { const state = inspected(...known, "5550", lamp, "SN-1"); question("inspect", state); view.oops(JOBS.get("inspect").scan(state, "SN-1").wrong); },
    "inspect-grade": inspect(...known, "1111", mug), "inspect-grade-more": inspect(...known, "1111", mug, "1111"), "inspect-grade-long": inspect(...known, "5550", lamp, "SN-1", "SN-2"), "inspect-as": inspect(...known, "1111", mug, "c"), "inspect-as-waits": inspect(...known, "1111", mug, "d"), "inspect-as-long": inspect(...known, "5550", lamp, "SN-1", "SN-2", "B"),
    "inspect-other": inspect(...known, "1111", mug, "a", ["option", 1]), "inspect-why": inspect(...known, "1111", mug, "a", ["option", 1], ["option", 2]), "inspect-next": inspect(...known, "1111", mug, "c", ["option", 0], seen("damaged")), "inspect-next-waits": inspect(...known, "5550", lamp, "SN-1", "SN-2", "d", ["option", 0], seen(null)),
    "inspect-refused": () => (inspect(...known, "1111", mug, "c", ["option", 0], { code: "returns.more-than-shipped" })(), view.oops({ words: say("refused.title"), why: "Of MUG 3 went out and 3 came back: not 1 more", hint: say("refused.help") })), "inspect-missed": () => (inspect("1Z999")(), view.oops({ words: say("error.offline"), why: say("missed.help"), hint: "" })),
    "done-inspect": page(say("job.inspect"), () => pages.done(view, desk("inspect", { ...inspected(...known), done: 4 }), act)),
    "train-pick": () => question("cluster", after("cluster", []), true), "train-count": () => question("count", after("count", ["A-01-1", "1111"]), true),
    ...Object.fromEntries([["putaway", ["1111"]], ["cluster", put], ["pack", []], ["load", []], ["hand-over", [], [{ carton: "C", outbound: "1" }]], ["count", []], ["replenish", []], ["move", []], ["receive", []]].map(([name, inputs, tasks]) => ["done-" + name, page(say("job." + name), () => pages.done(view, desk(name, after(name, inputs, tasks)), act))])),
    "done-training": page("Pick", () => pages.done(view, desk("cluster", after("cluster", put), { training: true }), act)),
    "right": () => (cart("A-01-1")(), view.right("A-01-1"), (document.documentElement.dataset.flash = "right")), "asking": () => (step("move", ["A-01-1", "1111", "3"])(), view.thinks(true)),
    "badge-offline": () => (cart(...put)(), view.connection("offline", 0, 0)), "badge-waiting": () => (cart(...put)(), view.connection("offline", 14, 0)), "badge-conflict": () => (cart(...put)(), view.connection("ok", 0, 2)), "badge-signed-out": () => (cart(...put)(), view.connection("signed-out", 3, 0)),
  };

  /** What is wrong with what is shown, in words. */
  const faults = () => {
    const found = [], shown = (one) => one.getClientRects().length && !one.closest("[hidden]"), main = document.querySelector("main");
    const over = document.querySelector(".wrong:not([hidden])");
    for (const button of [...document.querySelectorAll("button")].filter((one) => shown(one) && (!over || over.contains(one)))) {
      const box = button.getBoundingClientRect(), scrolls = main.scrollHeight > main.clientHeight || button.closest(".listed");
      if (box.height < 55.5 || box.width < 55.5) found.push(`small button ${button.innerText || button.ariaLabel}: ${box.width} by ${box.height}`);
      if (box.left < 0 || box.right > innerWidth || (!scrolls && box.bottom > innerHeight)) found.push(`button outside: ${button.innerText}`);
      if (!button.innerText.trim() && !button.ariaLabel) found.push("button without a name");
      if (button.scrollWidth > button.clientWidth + 1) found.push(`button overflows: ${button.innerText}`);
    }
    if (document.documentElement.scrollWidth > innerWidth || main.scrollWidth > main.clientWidth) found.push("wider than the screen");
    if (main.classList.contains("ask") && main.scrollHeight > main.clientHeight + 1) found.push(`a question that scrolls: ${main.scrollHeight} in ${main.clientHeight}`);
    const field = document.querySelector(".scan"), pen = document.createElement("canvas").getContext("2d");
    pen.font = getComputedStyle(field).font;
    if (pen.measureText(field.placeholder).width > field.clientWidth - 32) found.push(`the prompt is cut off: ${field.placeholder}`);
    if (over && over.scrollHeight > innerHeight) found.push("what is wrong does not fit");
    if (main.classList.contains("ask") && !main.classList.contains("choosing") && document.querySelectorAll(".row.now").length !== 1) found.push("not one question");
    for (const text of document.querySelectorAll(".wrong:not([hidden]) *, .choice *, .page *, .row.now h2, .row.now p, h1")) if (shown(text) && text.scrollWidth > text.clientWidth + 1 && getComputedStyle(text).display !== "inline" ) found.push(`cut off: ${text.innerText.slice(0, 40)}`);
    if (/undefined|null|NaN|\[object|[a-z]+\.[a-z]+-?[a-z]+$/m.test(document.body.innerText)) found.push("words are missing: " + document.body.innerText.match(/.*(undefined|null|NaN|\[object|[a-z]+\.[a-z]+-?[a-z]+$).*/m)[0]);
    return found;
  };

  window.gallery = {
    names: Object.keys(screens),
    show: (name) => {
      view.calm();
      view.thinks(false);
      delete document.documentElement.dataset.flash;
      view.connection("ok", 0, 0);
      screens[name]();
      return faults();
    },
  };
  return gallery.names;
})()
