/** The preview server, and with it `npm start`, sends text as gzip: vite's own sends it as it is, three times as long. */
import { readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves the built files of these types itself, each packed once; all else is left to vite. */
export function gzipPreview(headers: Readonly<Record<string, string>>): Plugin {
  return {
    name: "gzip-preview",
    configurePreviewServer(server) {
      const dist = join(server.config.root, server.config.build.outDir);
      const packed = new Map<string, Packed>();
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? "/").split(/[?#]/)[0] ?? "/";
        const name = path === "/" ? "/index.html" : path;
        const type = types[extname(name)];
        const takesGzip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
        // A plain name, no way out of the folder.
        const file =
          /^(\/[\w-][\w.-]*)+$/.test(name) && type && takesGzip ? pack(join(dist, name), packed) : undefined;
        if (request.method !== "GET" || !file || !type) return next();
        const answer = { ...headers, etag: file.tag, vary: "Accept-Encoding", "cache-control": "no-cache" };
        if (request.headers["if-none-match"] === file.tag) response.writeHead(304, answer).end();
        else
          response
            .writeHead(200, { ...answer, "content-type": type, "content-encoding": "gzip" })
            .end(file.bytes);
      });
    },
  };
}

interface Packed {
  /** Of the file, by its time and size. */
  readonly tag: string;
  readonly bytes: Buffer;
}

/** undefined where there is no such file. */
function pack(path: string, packed: Map<string, Packed>): Packed | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return undefined;
  const tag = `"${stats.mtimeMs.toString(36)}-${stats.size.toString(36)}-gzip"`;
  const known = packed.get(path);
  if (known?.tag === tag) return known;
  const now = { tag, bytes: gzipSync(readFileSync(path)) };
  packed.set(path, now);
  return now;
}
