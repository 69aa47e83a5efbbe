/**
 * R10: what a page and its trainer hold after many steps, and after many networks that were opened, trained and left. Numbers are read
 * after a collection: the scripts' heaps (what their arrays take included), TensorFlow.js's tensors and the kernels' memory.
 */
import { readdirSync, readFileSync } from "node:fs";
import { button, press, step, until, wait } from "./page.mjs";

/** Opened in turn, so that each engine comes to half of the networks. */
const networks = [
  { preset: "two-rings", engine: /^fast engine/ },
  { preset: "residual-blocks", engine: /^TensorFlow/ },
];
/** Cycles until the list of networks (30 trained presets) is full: from then on each new network takes an old one's place. */
const FILLED = 220;
/** Cycles between two readings. */
const EVERY = 100;

/**
 * @param browser whose largest renderer is the page
 * @param claim told of what has to hold
 */
export function createMemoryProof(tab, browser, claim) {
  return {
    async steps(count) {
      const before = await held();
      const upTo = (await step(tab)) + count;
      const taken = `Number(/step (\\d+)/.exec(document.querySelector(".progress-line").textContent)[1])`;
      await until(tab, `${taken} >= ${upTo}`, 900);
      await press(tab, "Pause");
      grown(`${count.toLocaleString("en")} steps`, before, await held());
    },

    /** @param count networks of which the memory is compared, after those that fill what is kept */
    async networks(count) {
      await press(tab, "Presets");
      await cycles(0, FILLED);
      const before = await held();
      for (let done = 0; done < count; done += EVERY) {
        const next = Math.min(EVERY, count - done);
        await cycles(FILLED + done, next);
        const now = await held();
        print(`${done + next} networks`, now);
        if (done + next >= count)
          grown(`${count.toLocaleString("en")} networks opened, trained and left`, before, now);
      }
    },
  };

  /** Each a new network, trained for an epoch on its engine. */
  async function cycles(from, count) {
    for (let cycle = from; cycle < from + count; cycle++) {
      const { preset, engine } = networks[cycle % networks.length];
      await until(
        tab,
        `(() => { const found = document.querySelector('[data-preset="${preset}"]'); found?.click(); return !!found; })()`,
      );
      const shown = `document.querySelector("[data-testid=engine]").textContent`;
      const epoch = `document.querySelector("[data-testid=epoch]").textContent`;
      await until(tab, `${engine}.test(${shown}) && /^0 /.test(${epoch}) && !!${button("Epoch")}`);
      await press(tab, "Epoch");
      await until(tab, `/^1 /.test(${epoch})`);
    }
  }

  async function held() {
    await wait(1500);
    return { ...(await tab.holds()), process: renderer() };
  }

  /** What a collection cannot take away must not have grown: tensors by none, the rest by a tenth and 8 MB. */
  function grown(what, before, after) {
    for (const part of ["page", "worker", "kernels"]) {
      const limit = 1.1 * before[part] + 8 * 2 ** 20;
      const sentence = `${part} over ${what}: ${megabytes(before[part])} → ${megabytes(after[part])}`;
      claim(after[part] <= limit, sentence);
    }
    const tensors = `tensors over ${what}: ${before.tensors} → ${after.tensors}`;
    claim(after.tensors <= before.tensors, tensors);
    console.log(`       the renderer's process: ${megabytes(before.process)} → ${megabytes(after.process)}`);
  }

  /** Bytes that the largest renderer holds in memory. */
  function renderer() {
    const sizes = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer")) return [];
          if (!isOurs(pid)) return [];
          return [
            1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0),
          ];
        } catch {
          return []; // It has gone meanwhile.
        }
      });
    return Math.max(0, ...sizes);
  }

  /** Whether a process descends from the browser that was opened here. */
  function isOurs(pid) {
    for (let at = Number(pid); at > 1; ) {
      if (at === browser.pid) return true;
      at = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${at}/status`, "utf8"))?.[1] ?? 0);
    }
    return false;
  }
}

function megabytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

function print(when, { page, worker, kernels, tensors, process }) {
  const heaps = `page ${megabytes(page)}, worker ${megabytes(worker)}, kernels ${megabytes(kernels)}`;
  console.log(`       after ${when}: ${heaps}, ${tensors} tensors, process ${megabytes(process)}`);
}
