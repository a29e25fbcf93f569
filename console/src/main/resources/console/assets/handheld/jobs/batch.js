// Picks what many small orders want into one container; it is sorted later.
export * from "./pick.js";
export const name = "batch";
export const asks = () => ({ mode: "batch", slots: 20 });
