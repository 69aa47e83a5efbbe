/** Drives the page in a tab of devtools.mjs by what is written on it, for the proofs about its trainer. */

export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** An expression: the button of this name that can be pressed. */
export function button(name) {
  return `[...document.querySelectorAll("button")].find((one) => one.textContent.trim() === ${JSON.stringify(name)} && !one.disabled)`;
}

/** @throws Error where the expression does not become true in time */
export async function until(tab, expression, seconds = 60) {
  for (let tries = 0; tries < 20 * seconds; tries++) {
    if (await tab.evaluate(expression).catch(() => false)) return;
    await wait(50);
  }
  throw new Error(`This did not come to pass in ${seconds} s: ${expression}`);
}

/** Looked for and pressed at once: a page that trains changes between two looks. */
export async function press(tab, name) {
  await until(tab, `(() => { const found = ${button(name)}; found?.click(); return !!found; })()`);
}

/** Steps taken, as the page counts them. */
export function step(tab) {
  return tab.evaluate(`Number(/step (\\d+)/.exec(document.querySelector(".progress-line").textContent)[1])`);
}

/** What the page says about its trainer; "" where all is well. */
export function message(tab) {
  return tab.evaluate(`document.querySelector(".training-body .message")?.textContent ?? ""`);
}

/** Types a number into a field as a person does, once the field is there. */
export function typeNumber(tab, label, value) {
  return until(
    tab,
    `(() => {
      const field = [...document.querySelectorAll("input")].find((one) => one.labels?.[0]?.textContent.trim() === "${label}" || one.getAttribute("aria-label") === "${label}");
      field?.focus();
      if (!field) return false;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, "${value}");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.blur();
      return true;
    })()`,
  );
}
