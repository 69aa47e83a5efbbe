/** Vite's plugin that writes the service worker: which files the build has, and which of them come first. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin, ResolvedConfig } from "vite";
import { hardening, isolation, openToFrames } from "../page-headers.ts";

const source = fileURLToPath(new URL("service-worker.js", import.meta.url));

/** Not kept before it is asked for: other alphabets, older font formats, the gallery. */
const isLeftOut = (file: string) =>
  /\.(ttf|woff)$|-(cyrillic|greek|vietnamese|latin-ext)[-.]|gallery|\.map$/.test(file);

/** What the page begins with, as index.html asks for it, with the trainer's worker and the letters it is written in. */
function isFirst(file: string, page: string): boolean {
  return page.includes(file) || /\/(worker|helper)-|-latin-[\w-]*normal/.test(file) || file === "icon.svg";
}

export function serviceWorker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "service-worker",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset") return;
        const html = String(page.source);
        const built = Object.keys(bundle).filter((file) => file.startsWith("assets/"));
        const files = [...readdirSync(config.publicDir), ...built].filter((file) => !isLeftOut(file)).sort();
        const first = files.filter((file) => isFirst(file, html));
        const hash = createHash("sha256").update(html).update(files.join());
        const version = hash.update(readFileSync(source)).digest("hex").slice(0, 12);
        const text = readFileSync(source, "utf8")
          .replace("__VERSION__", version)
          .replace("__FIRST__", JSON.stringify(first))
          .replace("__LATER__", JSON.stringify(files.filter((file) => !first.includes(file))))
          .replace("__HEADERS__", JSON.stringify({ ...isolation, ...openToFrames, ...hardening }));
        this.emitFile({ type: "asset", fileName: "service-worker.js", source: text });
      },
    },
  };
}
