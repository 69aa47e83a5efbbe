/** The system's clock lets others in: a loop that does nothing but yield holds up neither messages nor timers. */
import { expect, test } from "vitest";
import { systemClock } from "./clock";

test("timers and messages come through while a loop yields and yields", async () => {
  const clock = systemClock();
  const heard: string[] = [];
  setTimeout(() => heard.push("timer"), 5);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => heard.push("message");
  port2.postMessage("hello");
  const begun = clock.now();
  while (heard.length < 2 && clock.now() - begun < 2000) await clock.yieldToMessages();
  port1.close();
  expect(heard.sort()).toEqual(["message", "timer"]);
});

test("a wait takes about as long as asked", async () => {
  const clock = systemClock();
  const begun = clock.now();
  await clock.wait(20);
  expect(clock.now() - begun).toBeGreaterThanOrEqual(18);
});
