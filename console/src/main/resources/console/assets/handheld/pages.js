// The screens that are not a question of a job: who, which job, waiting for work, menu, connection, conflicts.
import { JOBS } from "./jobs/all.js";
import { el } from "./dom.js";
import { SLOTS } from "./jobs/cluster.js";
import { TASKS } from "./training.js";
import { say } from "./words.js";

export const who = (view, me, act) => view.page(say("who.title"), say("who.help"),
  me ? [[say("who.me", me), () => act.worker(me), null, "main"]] : []);

export function jobs(view, offered, act) {
  const shown = [...JOBS.values()].filter((job) => offered.includes(job.kind)).map((job) => job.name);
  view.page(say("jobs.title"), shown.length ? null : say("jobs.none"), [
    ...shown.map((job) => [say("job." + job), () => act.choose(job)]),
    ...(shown.length ? [] : [[say("again"), act.offered]]),
    [say("jobs.training"), act.training, say("jobs.training.help"), "quiet"],
  ]);
}

export const training = (view, act) => view.page(say("training.choose"), null,
  [...[...JOBS.keys()].filter((job) => TASKS[job]).map((job) => [say("job." + job), () => act.train(job)]), [say("back"), act.jobs, null, "quiet"]]);

export const cart = (view, { slots, cart }, act) => view.page(say("cart.title"), cart ? say("cart.named", cart) : say("cart.help"),
  SLOTS.map((n) => [say("cart.totes", n), () => act.push(n), null, n === slots ? "main" : null]));

export const wall = (view, walls, last, act) => view.page(say("ask.wall.batch"), say("ask.wall.batch.help"),
  [...walls.slice(0, 8).map((one) => [one, () => act.sortedOn(one), null, one === last ? "main" : null]), [say("wall.none"), () => act.sortedOn(""), null, "quiet"]]);

export const loading = (view, waiting) => view.page(say("loading"), waiting ? say(waiting === 1 ? "loading.queue.one" : "loading.queue", waiting) : null);

export const empty = (view, job, act) => view.page(say("empty." + job), say("empty.help"), [[say("again"), act.fetch, null, "main"], [say("other"), act.leave]]);

export function error(view, answer, act) {
  const help = answer.problem ? answer.problem.detail ?? answer.problem.title : say(`error.${answer.word}.help`);
  const way = answer.word === "signed-out" || answer.word === "denied" ? [say("sign-in"), act.signIn, null, "main"] : [say("again"), act.fetch, null, "main"];
  view.page(say("error." + answer.word), help, [way, [say("other"), act.leave]]);
}

export const done = (view, desk, act) => view.page(say("done.title"), desk.now.training ? say("done.training") : desk.job.summary(desk.now.work),
  [[say("done.next"), act.fetch, null, "main"], [say(desk.now.training ? "menu.end" : "other"), act.leave]]);

export const menu = (view, desk, act) => view.page(say("menu"), desk.now.worker, [
  [say("back"), act.show, null, "main"],
  ...(desk.now.job ? [[say(desk.now.training ? "menu.end" : "menu.leave"), desk.now.training ? act.leave : act.askLeave]] : []),
  ...(desk.now.worker ? [[say("day.title"), () => act.day()], [say("menu.worker"), act.signOff]] : []),
  [say("menu.theme"), act.theme],
]);

const minutes = (millis) => Math.round(millis / 60000) + " min";
const before = (day) => new Date(Date.parse(day) - 86400000).toISOString().slice(0, 10);

/** What the worker did that day: all that a supervisor sees. What is not known is a dash, never a zero. */
export function day(view, { word, body, problem }, waiting, act) {
  const back = [say("back"), act.show, null, "main"];
  if (word !== "ok") return view.page(say("error." + word), problem?.detail ?? say("day.none"), [back]);
  const { total, pickRate, ways, gaps } = body;
  const rows = [
    ["rate", pickRate], ["attainment", total.attainmentPercent, "%"], ["steps", ways ? total.steps : null],
    ["metres", ways ? total.metres : null, "m"], ["stops", total.lines], ["worked", minutes(total.workedMillis)],
  ];
  const notes = [waiting ? say("day.waiting", waiting) : say("day.gaps", minutes(gaps.millis)), ways ? "" : say("day.no-ways")].join(" ");
  view.page(say("day.title") + " " + body.day, null, [
    ...(body.tasks.length ? [[say("day.tasks", body.taskCount), () => act.tasks(body)]] : []),
    [say("day.before"), () => act.day(before(body.day))], back,
  ], [
    el("dl", { class: "day" }, ...rows.map(([key, value, unit]) => el("div", {}, el("dt", {}, say("day." + key)),
      el("dd", {}, value == null ? "–" : value.toLocaleString("en-US") + (unit ? " " + unit : ""))))),
    el("p", { class: "small" }, notes),
  ]);
}

const clock = (at) => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const did = ({ job, first, figures, trip }, ways) => el("li", {}, el("b", {}, say("job." + job)), " " + clock(first),
  el("p", {}, [say("day.stops.of", figures.lines), minutes(figures.workedMillis), ...(ways ? [say("day.standard", minutes(figures.standardMillis)), figures.metres + " m"] : []),
    ...(trip ? [say("day.saved", trip.savedMetres)] : [])].join(" · ")));

export const tasks = (view, body, act) => view.page(say("day.title") + " " + body.day, null, [[say("back"), () => act.day(body.day), null, "main"]],
  [el("ul", { class: "conflicts tasks" }, ...body.tasks.map((one) => did(one, body.ways)))]);

export const leave = (view, act) => view.page(say("leave.title"), say("leave.help"), [[say("leave.no"), act.show, null, "main"], [say("leave.yes"), act.leave]]);

export const broken = (view, act) => view.page(say("broken.title"), say("broken.help"), [[say("broken.again"), act.reload, null, "main"]]);

export const elsewhere = (view) => view.page(say("elsewhere.title"), say("elsewhere.help"));

const told = (conflict) => el("li", {}, el("b", {}, say("job." + conflict.scan.kind)), " ",
  [conflict.scan.location ?? conflict.scan.carton ?? conflict.scan.to ?? "", conflict.scan.barcode ?? "", conflict.scan.quantity ?? ""].filter((one) => one !== "").join(" · "),
  el("p", {}, conflict.detail || conflict.code));

export function status(view, outbox, update, act) {
  const known = ["offline", "busy", "signed-out", "denied"].includes(outbox.word) ? outbox.word : outbox.waiting ? "ok.waiting" : "ok";
  const conflicts = outbox.conflicts, stopped = ["signed-out", "denied"].includes(outbox.word);
  view.page(conflicts.length ? say("conflict.title") : say("status.title"), [say("status." + known, outbox.waiting), ...(conflicts.length ? [say("conflict.help")] : [])], [
    ...(stopped ? [[say("sign-in"), act.signIn, null, "main"]] : []),
    [say("back"), act.show, null, stopped ? null : "main"],
    ...(conflicts.length ? [[say("conflict.seen"), act.seen]] : []),
    ...(update ? [[say("update"), act.update]] : []),
  ], conflicts.length ? [el("ul", { class: "conflicts" }, ...conflicts.map(told))] : []);
}
