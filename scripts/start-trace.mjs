/** What a trace of Chromium's developer tools says of the page's thread while it starts: its tasks, and what ran in them. */

export const traceCategories = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-v8.cpu_profiler",
  "blink.user_timing",
];

/** React's own way to a component says nothing of what took long. */
const isReact = (name) =>
  /^(performW|performS|performConc|renderRoot|workLoop|performUnit|beginWork|update[A-Z]\w*Component|renderWith|flush|commit|complete|recursively|processRoot|reconcile|mountChild|\(no name\)|\((root|program|idle)\))/.test(
    name,
  );

/**
 * The tasks of the thread that set a mark, all after the page began.
 * @param events the trace's
 * @param mark name of a mark of the page's
 * @param markedAt milliseconds from the page's beginning to the mark
 * @returns each with when it began after the page did, its time on the processor and by the clock, in milliseconds
 */
export function tasksAround(events, mark, markedAt) {
  const set = events.find(({ name, cat }) => name === mark && /user_timing/.test(cat));
  const zero = set.ts - 1000 * markedAt;
  const own = events.filter(({ pid, tid, ts }) => pid === set.pid && tid === set.tid && ts >= zero);
  return own
    .filter(({ name }) => name === "RunTask")
    .map(({ ts, dur, tdur = dur }) => ({
      at: (ts - zero) / 1000,
      cpu: tdur / 1000,
      wall: dur / 1000,
      ts,
      dur,
    }));
}

/** What the profiler found at work in a task, itself or in what it called, and what the browser says that it did. */
export function whatRan(events, task, mark) {
  const { pid, tid } = events.find(({ name, cat }) => name === mark && /user_timing/.test(cat));
  return {
    functions: functionsIn(samplesOf(events, pid, tid), task),
    browser: browserIn(events, pid, tid, task),
  };
}

const samplesOfTrace = new WeakMap();

/** The moments at which the profiler looked, each with the functions that it found, from the innermost out. */
function samplesOf(events, pid, tid) {
  const known = samplesOfTrace.get(events);
  if (known) return known;
  const begun = events.filter((event) => event.name === "Profile" && event.pid === pid && event.tid === tid);
  const profiles = new Set(begun.map(({ id }) => id));
  const nodes = new Map();
  const samples = [];
  let now = begun[0]?.args.data.startTime ?? 0;
  for (const { name, id, pid: of, args } of events) {
    if (name !== "ProfileChunk" || of !== pid || !profiles.has(id)) continue;
    const { cpuProfile = {}, timeDeltas = [] } = args.data;
    for (const node of cpuProfile.nodes ?? []) nodes.set(node.id, node);
    for (const [index, sample] of (cpuProfile.samples ?? []).entries()) {
      now += timeDeltas[index] ?? 0;
      samples.push({ at: now, stack: stackOf(nodes, sample) });
    }
  }
  samplesOfTrace.set(events, samples);
  return samples;
}

function stackOf(nodes, id) {
  const stack = new Set();
  for (let node = nodes.get(id); node; node = nodes.get(node.parent)) {
    const { functionName, url = "", lineNumber } = node.callFrame;
    const name = functionName || "(no name)";
    if (!isReact(name)) stack.add(`${name} ${url.split("/").at(-1)}:${lineNumber}`);
  }
  return stack;
}

function functionsIn(samples, { ts, dur }) {
  const counts = new Map();
  const own = samples.filter(({ at }) => at >= ts && at <= ts + dur);
  for (const { stack } of own) for (const name of stack) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, share: count / own.length }))
    .filter(({ share }) => share > 0.04)
    .toSorted((one, other) => other.share - one.share);
}

/** Milliseconds by name, of what took two at least. */
function browserIn(events, pid, tid, { ts, dur }) {
  const sums = new Map();
  for (const event of events) {
    if (event.pid !== pid || event.tid !== tid || event.name === "RunTask" || !(event.dur >= 2000)) continue;
    if (event.ts < ts || event.ts + event.dur > ts + dur) continue;
    sums.set(event.name, (sums.get(event.name) ?? 0) + event.dur / 1000);
  }
  return [...sums].toSorted((one, other) => other[1] - one[1]).slice(0, 5);
}
