/** Starts workers from the program's own files, wherever the page is shown. */

/**
 * A worker that runs the module at this address. In a frame of no origin (`sandbox="allow-scripts"`) no browser starts one
 * from an address; there a worker made of text fetches the module, which the host has to allow (CORS).
 */
export function startModuleWorker(address: string, name: string): Worker {
  if (globalThis.origin !== "null") return new Worker(address, { type: "module", name });
  return new Worker(URL.createObjectURL(fetching(address)), { name });
}

/** No module itself, which could not be one there. What is said to it before the module has come is said again then. */
function fetching(address: string): Blob {
  const url = JSON.stringify(new URL(address, document.baseURI).href);
  const text = `
const early = [];
const keep = (event) => early.push(event);
addEventListener("message", keep);
import(${url}).then(() => {
  removeEventListener("message", keep);
  for (const { data, ports } of early) dispatchEvent(new MessageEvent("message", { data, ports }));
});`;
  return new Blob([text], { type: "text/javascript" });
}
