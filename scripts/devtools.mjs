/**
 * A Chromium of its own, driven through its developer tools' pipe and by nothing else: in it, tabs are hidden as they are for
 * a person, which a test driver's pages never are.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @param {string} executable path of Chromium */
export async function openBrowser(executable) {
  const profile = mkdtempSync(join(tmpdir(), "unfold-chromium-"));
  const child = spawn(
    executable,
    [
      "--headless=new",
      "--no-sandbox",
      "--remote-debugging-pipe",
      "--no-first-run",
      "--enable-precise-memory-info",
      "--js-flags=--expose-gc",
      `--user-data-dir=${profile}`,
      "about:blank",
    ],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
  );
  const [, , , toBrowser, fromBrowser] = child.stdio;
  const waiting = new Map();
  /** Targets that their parents have brought along: a page's workers. */
  const attached = [];
  let count = 0;
  let rest = "";
  fromBrowser.setEncoding("utf8");
  fromBrowser.on("data", (text) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) {
      const { id, result, error, method, params } = JSON.parse(message);
      if (method === "Target.attachedToTarget") attached.push(params);
      const answer = waiting.get(id);
      waiting.delete(id);
      if (error) answer?.reject(new Error(error.message));
      else answer?.resolve(result);
    }
  });

  /** Asks the browser, or one of its targets. */
  function send(method, params = {}, sessionId = undefined) {
    const id = ++count;
    toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  async function resultOf(expression, session) {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await send("Runtime.evaluate", params, session);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? expression);
    return result.value;
  }

  async function heapOf(session) {
    await send("HeapProfiler.collectGarbage", {}, session).catch(() => undefined);
    const { usedSize, backingStorageSize = 0 } = await send("Runtime.getHeapUsage", {}, session);
    return usedSize + backingStorageSize;
  }

  /** Bytes of all WebAssembly memories that live. */
  async function kernelsOf(session) {
    const { result } = await send(
      "Runtime.evaluate",
      { expression: "WebAssembly.Memory.prototype" },
      session,
    );
    const { objects } = await send("Runtime.queryObjects", { prototypeObjectId: result.objectId }, session);
    const params = {
      objectId: objects.objectId,
      functionDeclaration:
        "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }",
      returnByValue: true,
    };
    const sum = await send("Runtime.callFunctionOn", params, session);
    for (const { objectId } of [result, objects]) await send("Runtime.releaseObject", { objectId }, session);
    return sum.result.value;
  }

  return {
    pid: child.pid,
    send,
    /** Opens a tab, in front. */
    async tab(url) {
      const { targetId } = await send("Target.createTarget", { url });
      const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
      const bring = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
      await send("Target.setAutoAttach", bring, sessionId);
      return {
        targetId,
        /**
         * What is held after a collection: bytes of the page's scripts and of its newest trainer's, the arrays that they hold
         * included; of these the kernels' memory; and how many tensors TensorFlow.js has in the trainer.
         */
        async holds() {
          const trainer = attached.findLast(({ targetInfo }) => /\/worker-/.test(targetInfo.url));
          if (!trainer) throw new Error("The page has no trainer.");
          return {
            page: await heapOf(sessionId),
            worker: await heapOf(trainer.sessionId),
            kernels: await kernelsOf(trainer.sessionId),
            tensors: await resultOf("globalThis._tfengine?.memory().numTensors ?? 0", trainer.sessionId),
          };
        },
        show: () => send("Target.activateTarget", { targetId }),
        /** The value of an expression in the page; a promise's when it is kept. */
        evaluate: (expression) => resultOf(expression, sessionId),
      };
    },
    async close() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      await send("Browser.close").catch(() => undefined);
      await gone;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
