/**
 * Several threads at one piece of work, each with an instance of these kernels over the same shared memory. The
 * leader writes a job down and opens it; leader and helpers then claim its units one at a time until none is left,
 * so a thread that is late or slow only does less of them. A unit's numbers do not hang on who computes it.
 *
 * The ticket holds the job's number and, in its lowest bits, how many units nobody has claimed. A claim takes one
 * off in a single atomic exchange, which fails where the ticket is not any more what the thread had read: so nobody
 * ever claims a unit of a job that he did not mean.
 */
import { CREW, CREW_DONE, CREW_HELPED, CREW_TICKET, LEAVE } from "./codes";
import { Job, runUnit } from "./units";

const TICKET: usize = CREW_TICKET;
const DONE: usize = CREW_DONE;
/**
 * Sleeps while this value is at the address, or until it is woken: Atomics.wait of JavaScript, since V8 11's first
 * compiler forgets a function's variables over WebAssembly's own (memory.atomic.wait32; seen in Node 20).
 */
@external("env", "sleep")
declare function sleep(address: usize, value: i32): void;

/** The lowest bits of the ticket. */
const UNCLAIMED: i32 = 4095;
/** Looks at a number before going to sleep over it: some twenty microseconds. */
const SPINS: i32 = 20_000;

/** The record to write the next job into. */
@inline
export function job(): Job {
  return changetype<Job>(CREW as usize);
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
  const number = (atomic.load<i32>(TICKET) & ~UNCLAIMED) + UNCLAIMED + 1;
  atomic.store<i32>(TICKET, (number & i32.MAX_VALUE) | units);
  atomic.notify(TICKET, -1);
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
    const ticket = atomic.load<i32>(TICKET);
    if (ticket == LEAVE) return;
    if (claim()) {
      atomic.add<i32>(CREW_HELPED, 1);
      spins = SPINS;
    } else if (spins > 0) --spins;
    else if (!(ticket & UNCLAIMED)) sleep(TICKET, ticket);
  }
}

/** Does one unit of the open job. @returns false where there was none left, or another thread was faster */
function claim(): bool {
  for (;;) {
    const ticket = atomic.load<i32>(TICKET);
    const left = ticket & UNCLAIMED;
    if (ticket == LEAVE || left == 0) return false;
    if (atomic.cmpxchg<i32>(TICKET, ticket, ticket - 1) != ticket) continue;
    const units = job().units;
    runUnit(job(), units - left);
    if (atomic.add<i32>(DONE, 1) == units - 1) atomic.notify(DONE, -1);
    return true;
  }
}
