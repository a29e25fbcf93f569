// Keeps the shell of one version, whole or not at all. The work itself lives in the pages' own database, which no version touches.
const SHELL = "dovetail-handheld-" + VERSION;

addEventListener("install", (e) => {
  e.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "no-cache" })))));
});

addEventListener("activate", (e) => {
  e.waitUntil((async () => {
    for (const name of await caches.keys())
      if (name.startsWith("dovetail-handheld-") && name !== SHELL) await caches.delete(name);
    await clients.claim();
  })());
});

// The page asks for the new version when no work is in hand, and names the page that is to open without a connection.
addEventListener("message", (e) => {
  if (e.data.takeOver) skipWaiting();
  if (e.data.keep) e.waitUntil(caches.open(SHELL).then((cache) => cache.add(e.data.keep)).catch(() => {}));
});

const later = (millis) => new Promise((_, failed) => setTimeout(() => failed(new Error("slow")), millis));

// A connection that hardly works must not keep a worker waiting: after a moment the page comes from the device.
const page = async (request) => {
  const kept = await (await caches.open(SHELL)).match(new URL(request.url).pathname);
  const fresh = fetch(request);
  if (!kept) return fresh;
  return Promise.race([fresh, later(2500)]).catch(() => kept);
};

addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== location.origin) return;
  if (e.request.mode === "navigate") e.respondWith(page(e.request));
  else if (FILES.includes(url.pathname))
    e.respondWith(caches.match(url.pathname, { cacheName: SHELL }).then((kept) => kept ?? fetch(e.request)));
});
