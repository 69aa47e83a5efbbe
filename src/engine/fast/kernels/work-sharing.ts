/**
 * Several threads at one piece of work, each with an instance of these kernels over the same shared memory. The
 * leader writes a job down and opens it; leader and helpers then claim its units one at a time until none is left,
 * so a thread that is late or slow only does less of them. A unit's numbers do not hang on who computes it.
 *
 * The counter holds the job's number and, in its lowest bits, how many units nobody has claimed. A claim takes one
 * off in a single atomic exchange, which fails where the counter is not any more what the thread had read: so nobody
 * ever claims a unit of a job that he did not mean.
 */
import { SHARED_JOB, JOB_DONE, JOB_HELPED, JOB_COUNTER, LEAVE } from "./codes";
import { Job, runUnit } from "./units";

const COUNTER: usize = JOB_COUNTER;
const DONE: usize = JOB_DONE;
/**
 * Sleeps while this value is at the address, or until it is woken: Atomics.wait of JavaScript, since V8 11's first
 * compiler forgets a function's variables over WebAssembly's own (memory.atomic.wait32; seen in Node 20).
 */
@external("env", "sleep")
declare function sleep(address: usize, value: i32): void;

/** The lowest bits of the counter. */
const UNCLAIMED: i32 = 4095;
/** Looks at a number before going to sleep over it: some twenty microseconds. */
const SPINS: i32 = 20_000;

/** The record to write the next job into. */
@inline
export function job(): Job {
  return changetype<Job>(SHARED_JOB as usize);
}

/** Does the job that was written down, together with whoever helps; returns when all of it is done. */
export function work(): void {
  open();
  join();
}

/** Opens the job that was written down: helpers begin with it. */
export function open(): void {
  const outer = (job().to - job().from + job().step - 1) / job().step;
  const inner = (job().innerTo - job().innerFrom + job().innerStep - 1) / job().innerStep;
  const units = outer * inner;
  job().units = units;
  if (units < 2 || units > UNCLAIMED) {
    for (let unit = 0; unit < units; unit++) runUnit(job(), unit);
    atomic.store<i32>(DONE, units);
    return;
  }
  atomic.store<i32>(DONE, 0);
  const number = (atomic.load<i32>(COUNTER) & ~UNCLAIMED) + UNCLAIMED + 1;
  atomic.store<i32>(COUNTER, (number & i32.MAX_VALUE) | units);
  atomic.notify(COUNTER, -1);
}

/** Does what is left of the open job, and waits until the helpers are done with theirs. */
export function join(): void {
  const units = job().units;
  while (claim()) {}
  for (let spins = SPINS; ; --spins) {
    const done = atomic.load<i32>(DONE);
    if (done == units) return;
    if (spins <= 0) sleep(DONE, done);
  }
}

/** A helper's life: units while there are some, sleep while there are none. */
export function serve(): void {
  let spins = SPINS;
  for (;;) {
    const counter = atomic.load<i32>(COUNTER);
    if (counter == LEAVE) return;
    if (claim()) {
      atomic.add<i32>(JOB_HELPED, 1);
      spins = SPINS;
    } else if (spins > 0) --spins;
    else if (!(counter & UNCLAIMED)) sleep(COUNTER, counter);
  }
}

/** Does one unit of the open job. @returns false where there was none left, or another thread was faster */
function claim(): bool {
  for (;;) {
    const counter = atomic.load<i32>(COUNTER);
    const left = counter & UNCLAIMED;
    if (counter == LEAVE || left == 0) return false;
    if (atomic.cmpxchg<i32>(COUNTER, counter, counter - 1) != counter) continue;
    const units = job().units;
    runUnit(job(), units - left);
    if (atomic.add<i32>(DONE, 1) == units - 1) atomic.notify(DONE, -1);
    return true;
  }
}
