// Picks several orders on one walk, sorted into the totes of a cart while they are picked.
export * from "./pick.js";
export const name = "cluster";
/** How many totes a cart may hold, and what is offered. */
export const SLOTS = [4, 6, 8, 12];
export const MOST = 26;
export const asks = ({ slots, cart }) => ({ mode: "cluster", slots, ...(cart ? { cart } : {}) });
