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
