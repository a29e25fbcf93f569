// Right and wrong, so that they are told apart without looking: colour, words, tone and vibration at once.
let audio = null;

const tone = (hertz, from, seconds) => {
  const sound = audio.createOscillator();
  const loud = audio.createGain();
  sound.frequency.value = hertz;
  sound.type = hertz > 500 ? "sine" : "square";
  loud.gain.setValueAtTime(0.25, audio.currentTime + from);
  loud.gain.setValueAtTime(0, audio.currentTime + from + seconds);
  sound.connect(loud).connect(audio.destination);
  sound.start(audio.currentTime + from);
  sound.stop(audio.currentTime + from + seconds);
};

/** A browser lets pages sound only after a key or a touch. */
const play = (...tones) => {
  try {
    audio ??= new AudioContext();
    if (audio.state === "suspended") audio.resume();
    for (const one of tones) tone(...one);
  } catch {
    audio = null;
  }
};

/** The first sound takes a device long: it is made ready at the first key or touch. */
const ready = () => {
  try {
    audio ??= new AudioContext();
  } catch {
    audio = null;
  }
};
for (const first of ["keydown", "pointerdown"]) addEventListener(first, ready, { once: true, capture: true });

const flash = (word) => {
  const root = document.documentElement;
  delete root.dataset.flash;
  void root.offsetWidth;
  root.dataset.flash = word;
};

export function right() {
  flash("right");
  play([1760, 0, 0.07]);
  navigator.vibrate?.(40);
}

export function wrong() {
  flash("wrong");
  play([196, 0, 0.18], [196, 0.26, 0.3]);
  navigator.vibrate?.([400, 100, 400]);
}

/** Neither right nor wrong: something is asked that was not asked for. */
export function asks() {
  flash("asks");
  play([880, 0, 0.07], [880, 0.12, 0.07]);
  navigator.vibrate?.([40, 60, 40]);
}

let lock = null;
/** The screen stays lit while there is work in hand. */
export async function awake(wanted) {
  try {
    if (!wanted) await lock?.release();
    else if (!lock || lock.released) lock = await navigator.wakeLock?.request("screen");
  } catch {
    lock = null;
  }
}
