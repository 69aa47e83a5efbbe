/**
 * What the page says of itself to the browser: what it may load and run, and who may load it. The server of `npm start`
 * sends it, the built index.html carries the policy for servers that send nothing, and the service worker adds the rest.
 */

/** Nothing but the page's own files, and no connection to anybody else: what a person loads stays on their machine. */
export const contentPolicy = [
  "default-src 'self'",
  // The engines are WebAssembly.
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  // Sizes and places are written on elements.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Apart from every other page, so that the browser lets the engine's threads share a memory. */
export const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
} as const;

/** Any page may frame this one: a frame with `sandbox` is of no origin, and needs leave to load the page's files. */
export const openToFrames = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
} as const;

export const hardening = {
  "Content-Security-Policy": contentPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
} as const;
