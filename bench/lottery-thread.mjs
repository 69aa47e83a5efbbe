/** Starts lottery-thread.ts: a worker of Node 20 does not take tsx's loader over from who starts it. */
import { register } from "tsx/esm/api";

register();
await import("./lottery-thread.ts");
