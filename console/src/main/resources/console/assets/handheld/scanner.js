// A scanner types and ends with Enter or Tab. Only the end counts, never how fast it types; the field has the focus whatever was touched.
export function listen(field, heard, typed = () => {}) {
  const back = () => field.focus({ preventScroll: true });

  field.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" && e.key !== "Tab") return;
    if (e.key === "Tab" && !field.value) return;
    e.preventDefault();
    const text = field.value.trim();
    field.value = "";
    field.inputMode = "none";
    heard(text, e.timeStamp);
  });
  field.addEventListener("input", () => typed(field.value));

  // What is typed beside the field goes into it: a button that was reached by Tab must not swallow the first letter.
  document.addEventListener("keydown", (e) => {
    if (e.target === field || e.ctrlKey || e.metaKey || e.altKey || e.key.length !== 1 || e.key === " ") return;
    e.preventDefault();
    back();
    field.value += e.key;
  });
  document.addEventListener("click", (e) => {
    if (e.target !== field) back();
  });
  document.addEventListener("visibilitychange", () => document.hidden || back());
  addEventListener("focus", back);
  back();
  return back;
}
