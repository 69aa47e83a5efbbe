/** What the browser has for tabs to agree on. In a sandboxed frame asking for it throws: then there is nothing. */
import type { Channel } from "./ownership";

export function browserLocks(): LockManager | undefined {
  try {
    return navigator.locks;
  } catch {
    return undefined;
  }
}

export function tabChannel(): Channel | undefined {
  try {
    return new BroadcastChannel("unfold");
  } catch {
    return undefined;
  }
}
