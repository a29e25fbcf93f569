// Picks what many small orders want into one container; it is sorted later.
export * from "./pick.js";
export const name = "batch";
/** @param of the wall on which it is sorted later, where there is one. */
export const asks = ({ wall }) => ({ mode: "batch", slots: 20, ...(wall ? { wall } : {}) });
