// A call to the server without an answer: the work waits on the device, and the same is asked again until there is one.
import { say } from "../words.js";
import { calls, wrong } from "./step.js";

export const choice = () => ({ prompt: say("scan.answer"), title: say("ask.again"), help: say("ask.again.help"), options: [{ at: 0, words: say("ask.again.yes"), sub: "" }], no: null });
export const scan = (text) => wrong("answer", say("ask.again.yes"), text);
export const option = (state) => calls(state, state.call.what, state.call.body);
