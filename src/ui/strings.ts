/** How numbers read: one way for each kind of number, everywhere on the page. Sentences of problems are core/compiler/explain.ts's. */
export { showPercent } from "../core/words/percent";

/** "0.693", "3.6e−3". */
export function showLoss(loss: number): string {
  if (!Number.isFinite(loss)) return "not finite";
  if (loss === 0) return "0";
  if (loss >= 0.01 && loss < 1000) return loss.toPrecision(3);
  return loss.toExponential(1).replace("-", "−");
}

/** A learning rate, "0.00042": as it stands in a field, in three digits. */
export function showRate(rate: number): string {
  return String(Number(rate.toPrecision(3))).replaceAll("-", "−");
}

/** "600 steps/s", "1.2 M steps/s". */
export function showSpeed(stepsPerSecond: number): string {
  if (stepsPerSecond >= 1e6) return `${(stepsPerSecond / 1e6).toFixed(1)} M steps/s`;
  if (stepsPerSecond >= 10) return `${Math.round(stepsPerSecond).toLocaleString("en")} steps/s`;
  return `${stepsPerSecond.toPrecision(2)} steps/s`;
}

/** "1.7 ms a step", "0.98 µs a step", "2.4 s a step"; "–" where the speed is not known. */
export function showStepTime(stepsPerSecond: number): string {
  if (!(stepsPerSecond > 0)) return "–";
  const seconds = 1 / stepsPerSecond;
  const [unit, scale] = seconds >= 1 ? ["s", 1] : seconds >= 1e-4 ? ["ms", 1e3] : ["µs", 1e6];
  return `${Number((scale * seconds).toPrecision(2))} ${unit} a step`;
}

/** "8 s", "2 min 5 s". */
export function showDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "–";
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes} min ${whole % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** When something was, for a list: "20:14", "yesterday 20:14", "3 Nov 2026". @param at, now milliseconds since 1970 */
export function showWhen(at: number, now: number, hasSeconds = false): string {
  const second = hasSeconds ? ({ second: "2-digit" } as const) : {};
  const time = new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", ...second });
  const day = (moment: number) => new Date(moment).toDateString();
  if (day(at) === day(now)) return time;
  if (day(at) === day(now - 24 * 3600_000)) return `yesterday ${time}`;
  return new Date(at).toLocaleDateString([], { day: "numeric", month: "short", year: "numeric" });
}

export { sayNumber as showNumber } from "../core/words/numbers";
