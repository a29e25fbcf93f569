// Made-up tasks to learn with. They never leave the device.
const each = (barcode) => [{ barcode, level: "each", units: 1 }];
const line = (seq, location, checkDigits, sku, description, barcode, quantity, slot, more = {}) => ({ seq, location, checkDigits, sku, description, barcode, barcodes: each(barcode), quantity, slot, ...more });

export const TASKS = {
  cluster: [{
    task: "training", mode: "cluster", cart: "C-00", slots: [{ slot: "A", tote: null, orderNumber: "T-1" }, { slot: "B", tote: null, orderNumber: "T-2" }],
    lines: [
      line(1, "A-01-1", "417", "MUG", "Blue mug", "1111", 2, "A"),
      line(2, "A-01-1", "417", "MUG", "Blue mug", "1111", 1, "B"),
      line(3, "A-02-3", "052", "TEA", "Green tea", "2222", 24, "B", { pack: { level: "case", units: 12 }, barcodes: [...each("2222"), { barcode: "2212", level: "case", units: 12 }] }),
      line(4, "B-04-2", "886", "JAR", "Glass jar", "3333", 7, "A"),
    ],
  }],
  pick: [{
    task: "training", slots: [{ slot: "A", tote: null, cartonType: "BOX-M", carton: null, orderNumber: "T-3" }], outbound: "training", orderNumber: "T-3",
    lines: [line(1, "A-01-1", "417", "MUG", "Blue mug", "1111", 2, "A"), line(2, "B-04-2", "886", "JAR", "Glass jar", "3333", 7, "A")],
  }],
  sort: [{ tote: "BOX-7", wall: "PW1", lines: [
    { sku: "MUG", description: "Blue mug", barcodes: each("1111"), quantity: 2, orderNumber: "T-1", slot: "PW1-01", number: 1, missing: 3 },
    { sku: "JAR", description: "Glass jar", barcodes: each("3333"), quantity: 1, orderNumber: "T-1", slot: "PW1-01", number: 1, missing: 3 },
    { sku: "JAR", description: "Glass jar", barcodes: each("3333"), quantity: 1, orderNumber: "T-2", slot: "PW1-02", number: 2, missing: 1 },
  ] }],
  unpick: [{ tote: "T-1", lines: [
    { task: "training", seq: 1, location: "A-01-1", checkDigits: "417", sku: "MUG", description: "Blue mug", barcodes: each("1111"), quantity: 2, orderNumber: "T-1" },
    { task: "training", seq: 2, location: "A-02-3", checkDigits: "052", sku: "TEA", description: "Green tea", lot: "L7", barcodes: [...each("2222"), { barcode: "2212", level: "case", units: 12 }], quantity: 24, orderNumber: "T-1" },
  ] }],
  stage: [{ carton: "CARTON-1", outbound: "1", orderNumber: "T-1", until: "2030-01-01T00:00:00Z" }, { carton: "CARTON-2", outbound: "2", orderNumber: "T-2", until: "2030-01-01T00:00:00Z" }],
  "give-back": [{ carton: "CARTON-1", outbound: "1", orderNumber: "T-1", location: "PICKUP-1", until: "2026-01-09T12:00:00Z" }, { carton: "CARTON-2", outbound: "1", orderNumber: "T-1", location: "PICKUP-2", until: "2026-01-09T12:00:00Z" },
    { carton: "CARTON-3", outbound: "2", orderNumber: "T-2", until: "2026-01-10T12:00:00Z" }],
  "hand-over": [{ carton: "CARTON-1", outbound: "1", orderNumber: "T-1", location: "PICKUP-1", proofs: ["id-card", "order-mail"] }, { carton: "CARTON-2", outbound: "2", orderNumber: "T-2", location: "PICKUP-2", proofs: [] }],
  kit: [{ task: "training", kind: "kit", key: "WO-17", sku: "GIFT-SET", description: "Gift set", barcodes: each("7777"), quantity: 3, open: 3, bench: null, lines: [
    line(1, "A-01-1", "417", "MUG", "Blue mug", "1111", 3), line(2, "A-02-3", "052", "TEA", "Green tea", "2222", 6, undefined, { lot: "L7" }),
  ] }],
  plate: [],
  "plate-build": [],
  putaway: [
    { from: "DOCK-1", sku: "MUG", description: "Blue mug", barcode: "1111", barcodes: each("1111"), quantity: 12, suggest: "A-01-1", reference: "T-9" },
    { from: "DOCK-1", sku: "JAR", description: "Glass jar", barcode: "3333", barcodes: each("3333"), quantity: 2, suggest: "B-04-2", reference: "T-9" },
  ],
  pack: [{ outbound: "training", orderNumber: "T-1", totes: ["T-1"], cartons: [], lines: [
    { line: 1, sku: "MUG", description: "Blue mug", barcode: "1111", barcodes: each("1111"), quantity: 2 },
    { line: 2, sku: "JAR", description: "Glass jar", barcode: "3333", barcodes: each("3333"), quantity: 7 },
  ] }],
  count: [{ task: "training", location: "A-01-1", checkDigits: "417", reason: "training", round: 1 }, { task: "training", location: "B-04-2", checkDigits: "886", reason: "training", round: 1 }],
  receive: [{ delivery: "training", reference: "PO-7", supplier: "Smith & Co", state: "expected", docks: ["DOCK-1", "DOCK-2"], lines: [
    { sku: "TEA", description: "Green tea", expected: 24, received: 0, lots: true, expires: true, serials: false, barcodes: [...each("2222"), { barcode: "2212", level: "case", units: 12 }] },
    { sku: "MUG", description: "Blue mug", expected: 2, received: 0, lots: false, expires: false, serials: false, barcodes: each("1111") },
  ] }],
  move: [],
  replenish: [
    { task: "training", sku: "TEA", description: "Green tea", barcode: "2222", barcodes: [...each("2222"), { barcode: "2212", level: "case", units: 12 }], to: "A-02-3", checkDigits: "052", cause: "demand", quantity: 48, pack: { level: "case", units: 12 },
      from: [{ location: "R-01-4", checkDigits: "300", lot: "L7", free: 24 }, { location: "R-02-4", checkDigits: "301", lot: "", free: 60 }] },
  ],
  load: [{ carton: "CARTON-1", carrier: "ups", tracking: "1Z999" }, { carton: "CARTON-2", carrier: "ups", tracking: "1Z998" }],
};
