/**
 * The service worker: the page works without a connection, and on hosts that send no headers it is isolated from other
 * pages, so that the engine may use several threads. It changes nothing by itself while a page is open: a new version
 * waits until no page of the old one is left, or until a person asks for it.
 *
 * A script by itself, not part of the bundle: `plugin.ts` writes the build's version and files into it.
 */
const VERSION = "__VERSION__";
/** What the page begins with: fetched before this version counts as installed. */
const FIRST = __FIRST__;
/** Everything else: fetched when the page is at rest. */
const LATER = __LATER__;
const HEADERS = __HEADERS__;

const PREFIX = `unfold ${new URL(registration.scope).pathname} `;
const CACHE = PREFIX + VERSION;
const PAGE = new URL("./", registration.scope).href;

const urlOf = (file) => new URL(file, registration.scope).href;
const ours = new Set([...FIRST, ...LATER].map(urlOf));

addEventListener("install", (event) => event.waitUntil(keep(["./", ...FIRST])));

addEventListener("activate", (event) => event.waitUntil(forgetOld()));

addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
  if (event.data === "keep all") event.waitUntil(keepAll(event.ports[0]));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = request.url.split(/[?#]/)[0];
  if (request.mode === "navigate" && (url === PAGE || url === urlOf("index.html"))) event.respondWith(page());
  else if (ours.has(url) || url.startsWith(urlOf("assets/"))) event.respondWith(file(request, url));
});

/** The page of this version: never a newer one from the network, whose files would be others. */
async function page() {
  const kept = await (await caches.open(CACHE)).match(PAGE);
  return withHeaders(kept ?? (await fetch(PAGE)));
}

/** Names of files under assets/ change with their content, so whichever version kept one, it is the right one. */
async function file(request, url) {
  const kept = (await (await caches.open(CACHE)).match(url)) ?? (await caches.match(url));
  if (kept) return withHeaders(kept);
  const fetched = await fetch(request);
  if (fetched.ok) await put(await caches.open(CACHE), url, fetched.clone());
  return withHeaders(fetched);
}

function withHeaders(response) {
  if (response.type === "opaque" || response.type === "error" || response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** Fetches what is not kept yet; what an older version kept is taken over. */
async function keep(files) {
  const cache = await caches.open(CACHE);
  for (const name of files) {
    const url = urlOf(name);
    if (await cache.match(url)) continue;
    const isHashed = name.startsWith("assets/");
    const older = isHashed ? await caches.match(url) : undefined;
    const response = older ?? (await fetch(url, { cache: isHashed ? "default" : "no-cache" }));
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    await put(cache, url, response);
  }
}

/** A response that was redirected may not answer a navigation, so only what it holds is kept. */
async function put(cache, url, response) {
  const { status, statusText, headers } = response;
  await cache.put(url, new Response(await response.blob(), { status, statusText, headers }));
}

async function keepAll(port) {
  try {
    await keep(["./", ...FIRST, ...LATER]);
    port.postMessage("ready");
  } catch {
    // Without a connection, or without room: another visit tries again.
    port.postMessage("not yet");
  }
}

/** The version before this one stays: a page that is still open may ask for its parts. */
async function forgetOld() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}
