/** The port of `npm start`, on vite's own server. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PreviewServer, preview } from "vite";
import { expect, test } from "vitest";
// @ts-expect-error: a script without types
import { elsewhereWords, isInUse, serveAtPort } from "./ports.mjs";

const root = mkdtempSync(join(tmpdir(), "unfold-ports-"));
writeFileSync(join(root, "index.html"), "<p>here</p>");

const serveAt = (port: number, strictPort: boolean) =>
  preview({
    root,
    configFile: false,
    logLevel: "silent",
    build: { outDir: "." },
    preview: { host: "127.0.0.1", port, strictPort, open: false },
  });

const portOf = (server: PreviewServer) => (server.httpServer.address() as AddressInfo).port;

test("the usual port where it is free, the next one where it is taken, never another than the one asked for", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const servers: PreviewServer[] = [];
  try {
    const moved = await serveAtPort(serveAt, undefined, port);
    servers.push(moved.server);
    expect(moved.isElsewhere).toBe(true);
    expect(portOf(moved.server)).toBeGreaterThan(port);
    const words = elsewhereWords("http://127.0.0.1:9/", port);
    expect(words).toContain(`http://127.0.0.1:${port}/ is still there`);
    const refused = await serveAtPort(serveAt, port).catch((error: unknown) => error);
    expect(isInUse(refused)).toBe(true);
    await new Promise((resolve) => other.close(resolve));
    const usual = await serveAtPort(serveAt, undefined, port);
    servers.push(usual.server);
    expect(usual.isElsewhere).toBe(false);
    expect(portOf(usual.server)).toBe(port);
  } finally {
    for (const server of servers) await server.close();
    other.close();
    rmSync(root, { recursive: true, force: true });
  }
});
