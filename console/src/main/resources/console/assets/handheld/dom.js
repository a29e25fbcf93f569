/** An element with its attributes and what is in it; text is always text. */
export function el(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "click") made.addEventListener("click", value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...inside.filter((one) => one !== null && one !== undefined));
  return made;
}

/** A button; its words are its name. */
export const button = (words, click, attributes = {}) => el("button", { type: "button", click, ...attributes }, words);
