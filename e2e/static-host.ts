/** A host as plain as there are: files under a path, their types, and no header of its own. */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

export interface StaticHost {
  /** Where the page is. */
  readonly address: string;
  /** Another text in place of a file's, as after a new build. */
  readonly replace: (file: string, text: string) => void;
  readonly stop: () => Promise<void>;
}

export async function startStaticHost(path = "/some/path/"): Promise<StaticHost> {
  const replaced = new Map<string, string>();
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? "/", "http://host").pathname;
    const name = asked.startsWith(path) ? normalize(asked.slice(path.length) || "index.html") : "..";
    const file = join(dist, name);
    const isThere = !name.startsWith("..") && existsSync(file) && statSync(file).isFile();
    if (!isThere) return void response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    const text = replaced.get(name);
    if (text === undefined) createReadStream(file).pipe(response);
    else response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${path}`,
    replace: (file, text) => void replaced.set(file, text),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
